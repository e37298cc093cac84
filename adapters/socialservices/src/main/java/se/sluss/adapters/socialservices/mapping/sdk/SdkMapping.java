package se.sluss.adapters.socialservices.mapping.sdk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.Urgency;
import se.sluss.contracts.directory.SdkAddress;
import se.sluss.contracts.id.MessageId;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.message.SdkMessage.Attention;
import se.sluss.sdk.message.SdkMessage.Document;
import se.sluss.sdk.message.SdkMessage.File;
import se.sluss.sdk.message.SdkMessage.Id;
import se.sluss.sdk.message.SdkMessage.Party;
import se.sluss.sdk.message.SdkMessage.Reference;

/** Writes what goes to a unit as an SDK message. The same in gives the same out. */
public final class SdkMapping {
  /** The list that our references are of: a receiver returns the sender's reference (4.3.2.3). */
  public static final String REFERENCE = "urn:sluss:message";

  private static final Id GENERATED_BY = new Id("urn:sluss:adapter", "socialservices");

  private final SdkAddress own;
  private final Readable readable;
  private final PdfForm pdf;
  private final StructuredForm form;

  /**
   * @param own whom we send as
   * @param readable the text
   * @param pdf the text as a file
   * @param form our own form beside it
   */
  public SdkMapping(SdkAddress own, Readable readable, PdfForm pdf, StructuredForm form) {
    this.own = own;
    this.readable = readable;
    this.pdf = pdf;
    this.form = form;
  }

  /**
   * What is settled before a message is written, so that it is the same at each attempt.
   *
   * @param message of SDK, new
   * @param conversation of SDK: one for each referral
   * @param answers the message of SDK that it adds to; null for the first
   * @param created when
   */
  public record Ids(UUID message, UUID conversation, @Nullable UUID answers, Instant created) {}

  /** The SDK message. */
  public SdkMessage write(Ids ids, SdkAddress to, Structured structured) {
    return switch (structured) {
      case Structured.Message(var handed) ->
          write(
              ids,
              to,
              handed.cover().messageId(),
              handed.cover().urgency(),
              readable.of(handed),
              structured);
      case Structured.Told(var of, var step, var at) ->
          write(ids, to, of, Urgency.ROUTINE, readable.of(of, step, at), structured);
      case Structured.Step step ->
          throw new IllegalArgumentException("a unit's step is for us: " + step.of());
    };
  }

  private SdkMessage write(
      Ids ids,
      SdkAddress to,
      MessageId referral,
      Urgency urgency,
      String text,
      Structured structured) {
    File file = new File("meddelande.pdf", "application/pdf", pdf.write(text, ids.message()));
    return new SdkMessage(
        ids.created(),
        ids.message(),
        ids.conversation(),
        ids.answers(),
        readable.heading(urgency),
        true,
        GENERATED_BY,
        new Party(to.organisation(), null, attention(to, List.of())),
        new Party(
            own.organisation(),
            null,
            attention(
                own, List.of(new Reference(new Id(REFERENCE, referral.toString()), "Sluss")))),
        List.of(new Document("1", "Meddelande", "1", List.of(file), List.of(text))),
        form.write(structured));
  }

  private static Attention attention(SdkAddress address, List<Reference> references) {
    return new Attention(List.of(), address.function(), address.name(), references);
  }
}
