package se.sluss.adapters.socialservices.transport.as4;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.socialservices.transport.Answer;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.as4.AccessPoint;
import se.sluss.as4.Outgoing;
import se.sluss.as4.Sent;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.envelope.EnvelopeException;
import se.sluss.sdk.envelope.EnvelopeWriter;
import se.sluss.sdk.message.MessageReader;
import se.sluss.sdk.message.MessageRules;
import se.sluss.sdk.message.NotMappedException;
import se.sluss.sdk.message.SdkMessage;
import se.sluss.sdk.xml.XmlException;

/** Other organisations' access points as a way into SDK. */
public final class As4Transport implements SdkTransport {
  private static final Logger LOG = LoggerFactory.getLogger(As4Transport.class);
  private static final int MOST = 100;

  private final AccessPoint point;
  private final Partners partners;
  private final Envelopes envelopes;
  private final PostedRows posted;
  private final CameRows came;
  private final ReadEnvelopes read;
  private final Receipts receipts;
  private final TransactionTemplate transaction;
  private final String own;
  private final IntFunction<Duration> wait;
  private final MessageReader reader = new MessageReader(new MessageRules());

  /** What it needs; see each. The wait is that before the next try, by the tries so far. */
  public As4Transport(
      AccessPoint point,
      Partners partners,
      Envelopes envelopes,
      PostedRows posted,
      CameRows came,
      ReadEnvelopes read,
      Receipts receipts,
      TransactionTemplate transaction,
      String own,
      IntFunction<Duration> wait) {
    this.point = point;
    this.partners = partners;
    this.envelopes = envelopes;
    this.posted = posted;
    this.came = came;
    this.read = read;
    this.receipts = receipts;
    this.transaction = transaction;
    this.own = own;
    this.wait = wait;
  }

  @Override
  public Answer<Handed> send(SdkMessage message, boolean tried) {
    Posted row;
    try {
      row = row(message);
    } catch (RefusedException e) {
      return new Answer.No<>(e.fault());
    }
    return switch (row.state()) {
      case SENT, ACCEPTED -> new Answer.Done<>(new Handed(row.as4Id()));
      case REJECTED -> new Answer.No<>(new Fault(SlCode.SDK_NOT_TAKEN, null));
      case WAITING ->
          switch (post(row)) {
            case Sent.Receipted _ -> new Answer.Done<>(new Handed(row.as4Id()));
            case Sent.Refused _ -> new Answer.No<>(new Fault(SlCode.SDK_NOT_TAKEN, null));
            case Sent.Unknown _ -> new Answer.NotNow<>(null);
          };
    };
  }

  /** The row of a message, with its envelope, made before it is first sent. */
  private Posted row(SdkMessage message) throws RefusedException {
    Optional<Posted> known = posted.message(message.id());
    if (known.isPresent()) {
      return known.orElseThrow();
    }
    Partner to = partner(message.recipient().organisation());
    Posted fresh =
        new Posted(
            UUID.randomUUID() + "@sluss",
            message.conversation().toString(),
            EnvelopeWriter.MESSAGE,
            to.organisation(),
            envelopes.seal(message, to),
            Posted.State.WAITING,
            0);
    posted.keep(message.id(), fresh);
    return posted.message(message.id()).orElseThrow();
  }

  private Partner partner(String organisation) throws RefusedException {
    Partner partner = partners.at(organisation);
    if (partner == null) {
      throw new RefusedException(new Fault(SlCode.SDK_ADDRESS, "/recipient"));
    }
    return partner;
  }

  private Sent post(Posted row) {
    Partner to = Objects.requireNonNull(partners.at(row.organisation()));
    Path file = temporary(Objects.requireNonNull(row.envelope()));
    try {
      Sent sent =
          point.send(
              new Outgoing(
                  row.as4Id(), row.conversation(), row.document(), own, to.organisation(), file),
              to.peer());
      switch (sent) {
        case Sent.Receipted _ -> posted.sent(row.as4Id());
        case Sent.Refused(String code) -> {
          LOG.error("{} is refused by access point {}: {}", row.as4Id(), to.peer().party(), code);
          posted.refused(row.as4Id());
        }
        case Sent.Unknown _ -> posted.later(row.as4Id(), wait.apply(row.attempts()));
      }
      return sent;
    } finally {
      delete(file);
    }
  }

  @Override
  public Answer<Fate> fate(UUID message) {
    return new Answer.Done<>(
        posted
            .message(message)
            .<Fate>map(
                row ->
                    switch (row.state()) {
                      case WAITING, SENT -> new Fate.Underway();
                      case ACCEPTED -> new Fate.Accepted();
                      case REJECTED -> new Fate.Failed();
                    })
            .orElseGet(Fate.Unknown::new));
  }

  @Override
  public Answer<List<Waiting>> waiting() {
    read.read();
    return new Answer.Done<>(came.waiting(MOST));
  }

  @Override
  public Answer<SdkMessage> fetch(Waiting waiting) {
    Optional<Came> one = came.open(id(waiting));
    if (one.isEmpty()) {
      return new Answer.No<>(new Fault(SlCode.CONTENT_GONE, null));
    }
    try {
      return new Answer.Done<>(reader.read(envelopes.open(one.orElseThrow().envelope()).content()));
    } catch (XmlException e) {
      return new Answer.No<>(new Fault(e.code(), null));
    } catch (EnvelopeException e) {
      return new Answer.No<>(new Fault(e.code(), null));
    } catch (NotMappedException e) {
      return new Answer.No<>(new Fault(SlCode.SDK_NOT_MAPPED, e.findings().getFirst().at()));
    }
  }

  @Override
  public Answer<Waiting> confirm(Waiting waiting) {
    transaction.executeWithoutResult(
        _ -> came.open(id(waiting)).ifPresent(one -> receipts.settle(one, List.of(), null)));
    return new Answer.Done<>(waiting);
  }

  @Override
  public void refuse(Waiting waiting, Fault why) {
    String at = Objects.requireNonNullElse(why.field(), "/");
    transaction.executeWithoutResult(
        _ ->
            came.open(id(waiting))
                .ifPresent(
                    one ->
                        receipts.settle(
                            one,
                            List.of(Receipts.refusal(why.code(), "receiver", at)),
                            why.code().toString())));
  }

  /** Receipts go until the other side has them. */
  @Override
  public void tend() {
    for (Posted receipt : posted.receiptsDue(MOST)) {
      if (partners.at(receipt.organisation()) == null) {
        LOG.error("a receipt for an organisation that is configured no more does not go");
        posted.refused(receipt.as4Id());
      } else {
        post(receipt);
      }
    }
  }

  private static String id(Waiting waiting) {
    return Objects.requireNonNull(waiting.transportId());
  }

  /** phase4 reads a file as a stream; what is in it is encrypted, or a receipt. */
  private static Path temporary(byte[] envelope) {
    try {
      return Files.write(Files.createTempFile("sluss-as4-", ".xml"), envelope);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("a file of the temporary folder stays behind: {}", e.getClass().getSimpleName());
    }
  }
}
