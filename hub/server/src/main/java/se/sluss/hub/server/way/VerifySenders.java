package se.sluss.hub.server.way;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.part.Implied;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.types.Limits;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;
import se.sluss.hub.server.state.MessageStore;

/**
 * Step 2 for submissions: who signed each cover, and is each message what its cover says?
 *
 * <p>A submission with a signature that does not hold is not believed as a whole. A message that is
 * signed but not whole is refused by itself; the others of the submission go on.
 */
@Component
public class VerifySenders {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");

  private final Verifier verifier;
  private final Json json;
  private final Directory directory;
  private final MessageTypes types;
  private final PartSchemas schemas;
  private final MessageStore messages;
  private final VerifyStep steps;
  private final VerifyLink links;
  private final Limits limits;
  private final Clock clock;

  /** What is needed to verify without opening. */
  public VerifySenders(
      Verifier verifier,
      Json json,
      Directory directory,
      MessageTypes types,
      PartSchemas schemas,
      MessageStore messages,
      VerifyStep steps,
      VerifyLink links,
      Limits limits,
      Clock clock) {
    this.verifier = verifier;
    this.json = json;
    this.directory = directory;
    this.types = types;
    this.schemas = schemas;
    this.messages = messages;
    this.steps = steps;
    this.links = links;
    this.limits = limits;
    this.clock = clock;
  }

  /** A {@link Checked} submission, or {@link Arrived.Unbelieved} with the first reason why not. */
  Believed verify(Arrived.Submitted arrived) {
    Map<SealedMessage, Cover> covers = new HashMap<>();
    Set<MessageId> ids = new HashSet<>();
    @Nullable Unit sender = null;
    for (SealedMessage message : arrived.submission().messages()) {
      try {
        Verified signed = verifier.verify(message.cover());
        Cover cover = json.read(signed.content().toArray(), Cover.class);
        Unit signer = directory.unit(signed.signer());
        boolean same = sender == null || sender.id().equals(signed.signer());
        if (signer == null
            || !same
            || !cover.sender().unit().equals(signed.signer())
            || !cover.sender().agency().equals(signer.agency())
            || !signer.agency().equals(signed.agency())
            || !signer.adapter().equals(arrived.from().user())) {
          return unbelieved(arrived, SlCode.WRONG_SIGNER);
        }
        if (!ids.add(cover.messageId())) {
          return unbelieved(arrived, SlCode.SAME_ID_OTHER_CONTENT);
        }
        sender = signer;
        covers.put(message, cover);
      } catch (SealException e) {
        return unbelieved(arrived, e.code());
      } catch (Json.MalformedException e) {
        return unbelieved(arrived, e.code(), e.field());
      }
    }
    if (sender == null) {
      return unbelieved(arrived, SlCode.MALFORMED);
    }
    List<Checked.One> checked = new ArrayList<>();
    for (SealedMessage message : arrived.submission().messages()) {
      Cover cover = Objects.requireNonNull(covers.get(message));
      checked.add(check(cover, message));
    }
    return new Checked(arrived.submission(), arrived.sha256(), sender, checked);
  }

  private Checked.One check(Cover cover, SealedMessage message) {
    Instant now = clock.instant();
    @Nullable MessageType type = types.type(cover.type());
    if (type == null) {
      return faulty(cover, SlCode.UNKNOWN_TYPE, "/type");
    }
    if (cover.sentAt().isAfter(now.plus(limits.clockSkew()))) {
      return faulty(cover, SlCode.FUTURE_DATE, "/sentAt");
    }
    if (cover.sentAt().plus(type.staleAfter()).isBefore(now)) {
      return faulty(cover, SlCode.STALE, "/sentAt");
    }
    @Nullable Unit recipient = directory.unit(cover.recipient().unit());
    if (recipient == null || !recipient.agency().equals(cover.recipient().agency())) {
      return faulty(cover, SlCode.UNKNOWN_UNIT, "/recipient");
    }
    LocalDate today = LocalDate.ofInstant(now, SWEDEN);
    if (!recipient.validOn(today)) {
      return new Checked.Faulty(
          cover, SlCode.UNIT_CLOSED, "/recipient/unit", recipient.successor());
    }
    // Whether a step of the unit's is told at all is decided later; if not, nobody need understand
    // it.
    if (!cover.goesBack() && !recipient.accepts().contains(cover.type())) {
      return faulty(cover, SlCode.NO_COMMON_VERSION, "/type");
    }
    if (!type.goesTo(recipient.function())) {
      return faulty(cover, SlCode.WRONG_VALUE, "/recipient/unit");
    }
    if (!type.urgencies().contains(cover.urgency())) {
      return faulty(cover, SlCode.WRONG_VALUE, "/urgency");
    }
    @Nullable SlCode parts = checkParts(cover, message, type);
    if (parts != null) {
      return faulty(cover, parts, "/parts");
    }
    if (cover.takes() != null && !isOfItsOwn(cover)) {
      return faulty(cover, SlCode.NOT_FOUND, "/inReplyTo");
    }
    Checked.Whole whole = new Checked.Whole(cover, message, recipient, type, null, null);
    return cover.takes() == null ? links.verify(whole) : steps.verify(whole);
  }

  private @Nullable SlCode checkParts(Cover cover, SealedMessage message, MessageType type) {
    Map<PartId, Bytes> sealed = new HashMap<>();
    message.parts().forEach(part -> sealed.put(part.id(), part.sealed()));
    if (sealed.size() != cover.parts().size() || message.parts().size() != cover.parts().size()) {
      return SlCode.PART_MISMATCH;
    }
    if ((cover.takes() == null) == (type.schema() == null)) {
      return SlCode.PART_MISMATCH;
    }
    for (PartHeader part : cover.parts()) {
      @Nullable Bytes bytes = sealed.get(part.id());
      if (bytes == null || bytes.size() != part.size() || !bytes.sha256().equals(part.sha256())) {
        return SlCode.PART_MISMATCH;
      }
      @Nullable Implied implied = schemas.implied(part.schema());
      if (implied == null || !part.schema().equals(type.schema())) {
        return SlCode.NO_COMMON_VERSION;
      }
      if (!implied.categories().equals(part.categories())
          || !implied.subjectKinds().contains(part.subjectKind())) {
        return SlCode.CATEGORIES_MISMATCH;
      }
    }
    return null;
  }

  /**
   * A step of someone else's referral, or of the other side's, is answered as if that referral did
   * not exist.
   */
  private boolean isOfItsOwn(Cover step) {
    UnitId acts = step.sender().unit();
    UnitId told = step.recipient().unit();
    @Nullable MessageId of = step.inReplyTo();
    return of != null
        && messages
            .find(of)
            .filter(m -> m.recipientUnit().equals(step.goesBack() ? acts : told))
            .filter(m -> m.senderUnit().equals(step.goesBack() ? told : acts))
            .filter(m -> m.conversation().equals(step.conversationId()))
            .isPresent();
  }

  private static Checked.Faulty faulty(Cover cover, SlCode code, String field) {
    return new Checked.Faulty(cover, code, field, null);
  }

  private static Arrived.Unbelieved unbelieved(Arrived.Submitted arrived, SlCode code) {
    return unbelieved(arrived, code, null);
  }

  private static Arrived.Unbelieved unbelieved(
      Arrived.Submitted arrived, SlCode code, @Nullable String field) {
    return new Arrived.Unbelieved(
        arrived.from(), arrived.submission().id(), arrived.sha256(), code, field);
  }
}
