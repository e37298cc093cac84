package se.sluss.adapters.kit.inbox;

import java.util.ArrayList;
import java.util.List;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.units.Units;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.keys.UnitKeys;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.seal.Opener;
import se.sluss.contracts.seal.SealException;
import se.sluss.contracts.seal.SealLabel;
import se.sluss.contracts.seal.Verified;
import se.sluss.contracts.seal.Verifier;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.SealedMessage;

/**
 * Opens what was sealed for one of our units. Nothing comes out before everything has been checked:
 * the cover's signature, then for each part hash and size, seal, signature, label, closed schema
 * and the kinds of data it implies.
 */
public final class Unseal {
  private final Units units;
  private final Verifier verifier;
  private final ReadPart reader;
  private final Json json;

  /**
   * @param units our keys
   * @param verifier who is believed
   * @param reader reads what was opened
   * @param json how covers are read
   */
  public Unseal(Units units, Verifier verifier, ReadPart reader, Json json) {
    this.units = units;
    this.verifier = verifier;
    this.reader = reader;
    this.json = json;
  }

  /**
   * The cover of a message to one of our units.
   *
   * @throws RefusedException when it is not signed by the unit it names as sender, or is to another
   *     unit
   */
  Cover cover(SealedMessage message, UnitId unit) throws RefusedException {
    try {
      Verified signed = verifier.verify(message.cover());
      Cover cover = json.read(signed.content().toArray(), Cover.class);
      if (!cover.sender().unit().equals(signed.signer())
          || !cover.sender().agency().equals(signed.agency())) {
        throw new RefusedException(SlCode.WRONG_SIGNER);
      }
      if (!cover.recipient().unit().equals(unit)) {
        throw new RefusedException(SlCode.WRONG_RECIPIENT);
      }
      return cover;
    } catch (SealException e) {
      throw new RefusedException(e.code());
    } catch (Json.MalformedException e) {
      throw new RefusedException(new Fault(e.code(), e.field()));
    }
  }

  /**
   * The cover of a message of our own, as we signed it.
   *
   * @throws Json.MalformedException when it is not one
   */
  public Cover own(SealedMessage message) throws Json.MalformedException {
    try {
      return json.read(verifier.verify(message.cover()).content().toArray(), Cover.class);
    } catch (SealException e) {
      throw new IllegalStateException("our own signature does not hold", e);
    }
  }

  /** Whether the sealed parts are those the cover lists. Opens nothing. */
  static boolean complete(Cover cover, SealedMessage message) {
    if (cover.parts().size() != message.parts().size()) {
      return false;
    }
    for (int i = 0; i < cover.parts().size(); i++) {
      PartHeader header = cover.parts().get(i);
      SealedMessage.SealedPart part = message.parts().get(i);
      if (!part.id().equals(header.id())
          || part.sealed().size() != header.size()
          || !part.sealed().sha256().equals(header.sha256())) {
        return false;
      }
    }
    return true;
  }

  /**
   * All parts, opened and checked.
   *
   * @throws RefusedException the seal's code, PART_MISMATCH, or as {@link ReadPart#read}
   */
  List<Opened.Part> open(Cover cover, SealedMessage message) throws RefusedException {
    if (!complete(cover, message)) {
      throw new RefusedException(SlCode.PART_MISMATCH);
    }
    UnitKeys keys = units.keys(cover.recipient().unit());
    Opener opener = new Opener(keys.openingKey(), keys.opening(), verifier);
    List<Opened.Part> parts = new ArrayList<>();
    for (int i = 0; i < cover.parts().size(); i++) {
      PartHeader header = cover.parts().get(i);
      SealLabel label =
          new SealLabel(
              cover.messageId(),
              header.id(),
              cover.sender().unit(),
              cover.recipient().unit(),
              header.schema());
      try {
        parts.add(reader.read(header, opener.open(message.parts().get(i).sealed(), label)));
      } catch (SealException e) {
        throw new RefusedException(e.code());
      }
    }
    return parts;
  }
}
