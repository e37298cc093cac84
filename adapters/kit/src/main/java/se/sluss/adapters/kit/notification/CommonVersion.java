package se.sluss.adapters.kit.notification;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.types.MessageType;
import se.sluss.contracts.types.MessageTypes;

/**
 * The version that both sides speak: N and N−1 always work (the directory says which a unit
 * accepts), and no common one is a clear refusal before anything is sealed.
 */
final class CommonVersion {
  private CommonVersion() {}

  /**
   * The newest version not above ours, and at most one below, that the unit accepts and we can
   * write.
   *
   * @param ours the newest we can write
   * @param accepts what the unit takes
   * @param types every type we can write
   * @return null when there is none
   */
  static @Nullable MessageType of(TypeVersion ours, Set<TypeVersion> accepts, MessageTypes types) {
    for (int version = ours.version(); version >= Math.max(1, ours.version() - 1); version--) {
      TypeVersion one = new TypeVersion(ours.name(), version);
      MessageType type = types.type(one);
      if (type != null && accepts.contains(one)) {
        return type;
      }
    }
    return null;
  }
}
