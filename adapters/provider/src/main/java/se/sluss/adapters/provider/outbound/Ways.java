package se.sluss.adapters.provider.outbound;

import org.jspecify.annotations.Nullable;

/**
 * The ways that are set up.
 *
 * @param mail absent when mail is off
 * @param sms absent when there is no gateway
 */
public record Ways(@Nullable SmtpMail mail, @Nullable SmsGateway sms) {
  /** Whether there is a way to such an address. */
  public boolean reach(Address to) {
    return switch (to) {
      case MailAddress _ -> mail != null;
      case Telephone _ -> sms != null;
    };
  }

  /** Tells; {@link IllegalStateException} where {@link #reach} is false. */
  Told tell(Address to) {
    return switch (to) {
      case MailAddress address when mail != null -> mail.tell(address);
      case Telephone number when sms != null -> sms.tell(number);
      default -> throw new IllegalStateException("no such way");
    };
  }
}
