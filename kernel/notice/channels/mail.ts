/** E-mail over SMTP (RFC 5321). */
import { createTransport } from 'nodemailer'
import type { Language } from '../../titles.ts'
import { htmlText } from '../template.ts'
import { type Message, SEND_TIMEOUT_MS, type Sender, SendFault } from './sender.ts'

export interface MailSettings {
  url: string
  from: string
}

export function mailSender({ url, from }: MailSettings, simulated = false): Sender {
  const timeouts = { connectionTimeout: SEND_TIMEOUT_MS, greetingTimeout: SEND_TIMEOUT_MS, socketTimeout: SEND_TIMEOUT_MS }
  const transport = createTransport({ url, ...timeouts })
  const host = from.slice(from.lastIndexOf('@') + 1).replace(/>.*$/, '')
  return {
    simulated,
    async send(message) {
      if (!message.to.email) throw new SendFault('no_address', 'no e-mail address', true)
      try {
        const sent = await transport.sendMail({
          from,
          to: message.to.email,
          subject: message.title,
          text: textOf(message),
          html: htmlOf(message),
          // The same for every attempt: a mailbox that got it already knows the second as a copy.
          messageId: `<${message.id}@${host}>`,
          headers: { 'auto-submitted': 'auto-generated', 'x-cityloop-notice': message.kind },
        })
        return sent.messageId
      } catch (error) {
        throw faultOf(error)
      }
    },
  }
}

const FOOT: Record<Language, string> = { 'zh-CN': '此邮件由城市闭环平台自动发送，请勿回复。', en: 'Sent by CityLoop; please do not reply.' }

function textOf({ body, link, language }: Message): string {
  return [body, ...(link ? [link] : []), '', FOOT[language]].join('\n')
}

function htmlOf({ body, link, language }: Message): string {
  const anchor = link ? `<p><a href="${htmlText(link)}">${htmlText(link)}</a></p>` : ''
  return `<p>${htmlText(body)}</p>${anchor}<p style="color:#777">${htmlText(FOOT[language])}</p>`
}

/** Answers of 5xx are refusals for good (RFC 5321 §4.2.1); a wrong sign-in is for the operator to mend, so it is tried again. */
function faultOf(error: unknown): SendFault {
  const { code = 'unknown', responseCode = 0, message = String(error) } = Object(error)
  return new SendFault(String(code).toLowerCase(), String(message), Number(responseCode) >= 500 && code !== 'EAUTH')
}
