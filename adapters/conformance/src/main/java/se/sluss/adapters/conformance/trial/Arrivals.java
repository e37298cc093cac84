package se.sluss.adapters.conformance.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import se.sluss.adapters.conformance.plan.Plan.Sent;
import se.sluss.adapters.conformance.plan.Words;
import se.sluss.adapters.conformance.played.PlayedSluss;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.seal.Opener;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.wire.SealedMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came to the hub since a moment, and whether it is what it must be. */
final class Arrivals {
  private static final long QUIET_MILLIS = 1_000;

  private final PlayedSluss sluss;
  private final Duration patience;
  private final PartSchemas schemas;
  private final Set<MessageId> before;

  Arrivals(Site site) {
    this.sluss = site.sluss();
    this.patience = site.patience();
    this.schemas = new PartSchemas(sluss.clock());
    this.before = new HashSet<>(sluss.hub().covers().stream().map(Cover::messageId).toList());
  }

  private List<Cover> since() {
    return sluss.hub().covers().stream()
        .filter(cover -> cover.step() == null && !before.contains(cover.messageId()))
        .toList();
  }

  /** The one message that came; waits for it, and that no other does. */
  Cover one() throws BrokenException {
    if (!Waiting.until(patience, () -> !since().isEmpty())) {
      throw new BrokenException(Finding.LOST);
    }
    Waiting.pause(QUIET_MILLIS);
    List<Cover> came = since();
    if (came.size() > 1) {
      throw new BrokenException(Finding.DOUBLED);
    }
    return came.getFirst();
  }

  /** Nothing came. */
  void none() throws BrokenException {
    Waiting.pause(QUIET_MILLIS / 2);
    if (!since().isEmpty()) {
      throw new BrokenException(Finding.SENT);
    }
  }

  /** A message is what the plan says, sealed for its unit and for no other. */
  void holds(Cover cover, Sent way, Words words) throws BrokenException {
    if (!cover.type().equals(way.type())
        || !cover.recipient().unit().equals(way.to())
        || !sluss.holds().contains(cover.sender().unit())) {
      throw new BrokenException(Finding.WRONG_COVER);
    }
    List<JsonNode> parts = new ArrayList<>();
    for (byte[] content : opened(cover)) {
      parts.add(JsonMapper.shared().readTree(content));
    }
    for (Map.Entry<String, String> said : way.carries().entrySet()) {
      String expected = words.in(said.getValue());
      if (parts.stream().noneMatch(part -> part.at(said.getKey()).asString("").equals(expected))) {
        throw new BrokenException(Finding.OTHER_CONTENT, said.getKey());
      }
    }
  }

  private List<byte[]> opened(Cover cover) throws BrokenException {
    SealedMessage sealed = Objects.requireNonNull(sluss.hub().sealed(cover.messageId()));
    UnitKeys to = sluss.keys(cover.recipient().unit());
    Opener opener = new Opener(to.openingKey(), to.opening(), sluss.verifier());
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < cover.parts().size(); i++) {
      PartHeader header = cover.parts().get(i);
      SealedMessage.SealedPart part = sealed.parts().get(i);
      try {
        if (!part.sealed().sha256().equals(header.sha256())) {
          throw new BrokenException(Finding.BAD_SEAL);
        }
        byte[] content =
            opener
                .open(
                    part.sealed(),
                    new SealLabel(
                        cover.messageId(),
                        header.id(),
                        cover.sender().unit(),
                        cover.recipient().unit(),
                        header.schema()))
                .toArray();
        schemas.validate(header.schema(), content);
        contents.add(content);
      } catch (SealException e) {
        throw new BrokenException(Finding.BAD_SEAL);
      } catch (SchemaException e) {
        throw new BrokenException(Finding.BAD_CONTENT);
      }
    }
    return contents;
  }
}
