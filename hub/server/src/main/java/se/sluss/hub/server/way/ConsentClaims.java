package se.sluss.hub.server.way;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.ConsentRecord;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.Ground;
import se.sluss.contracts.id.ConsentId;
import se.sluss.hub.server.state.ConsentStore;
import se.sluss.hub.server.state.ConsentStore.Consent;

/**
 * The consents that new covers claim, against those that are known. One is of one conversation and
 * of the unit that recorded it, and one that has ended is not given by being sent again.
 */
final class ConsentClaims {
  private final Map<ConsentId, Consent> known;

  ConsentClaims(ConsentStore consents, Collection<Cover> covers) {
    List<ConsentId> claimed =
        covers.stream()
            .flatMap(cover -> Stream.ofNullable(record(cover)))
            .map(ConsentRecord::id)
            .toList();
    known =
        consents.find(claimed).stream().collect(Collectors.toMap(Consent::id, Function.identity()));
  }

  /** Whether what this cover claims is new, or is this very consent and stands. */
  boolean hold(Cover cover) {
    @Nullable ConsentRecord record = record(cover);
    @Nullable Consent one = record == null ? null : known.get(record.id());
    return record == null
        || one == null
        || (one.state() == ConsentStore.State.ACTIVE
            && one.isThis(record, cover.conversationId(), cover.sender().unit()));
  }

  private static @Nullable ConsentRecord record(Cover cover) {
    return cover.ground() instanceof Ground.Consent(ConsentRecord record, var _) ? record : null;
  }
}
