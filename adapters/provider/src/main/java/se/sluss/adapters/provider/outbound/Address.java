package se.sluss.adapters.provider.outbound;

/** Where a person at work is told. Prints nothing. */
public sealed interface Address permits MailAddress, Telephone {
  /** As it was entered. */
  String value();
}
