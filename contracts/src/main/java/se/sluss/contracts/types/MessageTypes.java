package se.sluss.contracts.types;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.config.ConfigException;
import se.sluss.contracts.config.ConfigReader;
import se.sluss.contracts.config.ConfigReader.Read;
import se.sluss.contracts.cover.TypeVersion;

/** The message types of a configuration folder. */
public final class MessageTypes {
  private final Map<TypeVersion, MessageType> types;

  private MessageTypes(Map<TypeVersion, MessageType> types) {
    this.types = types;
  }

  /**
   * Reads and checks {@code types/} in a configuration folder; no type may be taken for longer than
   * {@link Lifetimes} lets any.
   *
   * @param configDir such as {@code config/}
   * @throws ConfigException with every fault, each with file and line
   */
  public static MessageTypes load(Path configDir) throws ConfigException {
    Lifetimes lifetimes = Lifetimes.load(configDir);
    ConfigReader reader = new ConfigReader(configDir);
    Map<TypeVersion, MessageType> types = new TreeMap<>();
    for (Read<MessageType> file :
        reader.readAll(
            "types", reader.schema("types/schema/message-type.json"), MessageType.class)) {
      if (types.put(file.value().type(), file.value()) != null) {
        reader.refuse(file.file().fault("/type", "this type is there already"));
      }
      if (file.value().staleAfter().compareTo(lifetimes.acceptWindow()) > 0) {
        reader.refuse(
            file.file().fault("/staleAfter", "must not be longer than the accept window"));
      }
    }
    if (!reader.isClean()) {
      throw reader.refusal();
    }
    return new MessageTypes(types);
  }

  /** The type of this name and version; null when there is none. */
  public @Nullable MessageType type(TypeVersion type) {
    return types.get(type);
  }

  /** All there are, by name. */
  public List<MessageType> all() {
    return List.copyOf(types.values());
  }

  /** The names of all there are. */
  public SortedSet<TypeVersion> known() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(types.keySet()));
  }
}
