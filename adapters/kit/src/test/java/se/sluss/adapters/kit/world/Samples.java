package se.sluss.adapters.kit.world;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.contracts.cover.Cover;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.cover.TypeVersion;
import se.sluss.contracts.id.PartId;
import se.sluss.contracts.id.SubjectHandle;
import se.sluss.contracts.referral.Instrument;
import se.sluss.contracts.wire.Bytes;

/**
 * Records filled by reflection: whatever a content record holds is {@link #MARK}ed, whatever any
 * other holds is a code. So a test can ask of every record, also of one that is written tomorrow,
 * whether it prints a content.
 */
public final class Samples {
  /** Stands in every text of a content. */
  public static final String MARK = "hemligt";

  /** Stands for every number and day of a content. */
  private static final int NUMBER = 917_263;

  private static final LocalDate DAY = LocalDate.of(1917, 2, 6);

  /** Read from files and of nobody; their makers check more than a sample holds. */
  private static final Set<String> CONFIGURATION =
      Set.of("se.sluss.contracts.types", "se.sluss.contracts.directory");

  private static final String ID = "019dfff0-0000-7000-8000-000000000000";

  private final Predicate<Class<?>> isContent;
  private final Map<Class<?>, Object> known = new HashMap<>();

  /**
   * @param isContent which records hold a content
   */
  public Samples(Predicate<Class<?>> isContent) {
    this.isContent = isContent;
    known.put(TypeVersion.class, TypeVersion.of("igor-wish/1"));
    known.put(Instant.class, Instant.EPOCH);
    known.put(Duration.class, Duration.ZERO);
    known.put(Instrument.class, new Instrument("FREDA", "2", "B"));
    known.put(Bytes.class, Bytes.of(MARK.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    // One that every setting takes.
    known.put(
        KitSettings.Secret.class,
        new KitSettings.Secret("whsec_" + Base64.getEncoder().encodeToString(new byte[32])));
    PartHeader header =
        new PartHeader(
            PartId.of(ID),
            SubjectHandle.of("s-1"),
            "CHILD",
            new TreeSet<>(),
            new TreeSet<>(),
            null,
            null,
            TypeVersion.of("igor-wish/1"),
            "0".repeat(64),
            1);
    known.put(PartHeader.class, header);
    known.put(Cover.class, cover(header));
  }

  /** Whether a text tells anything of a content. */
  public static boolean tells(String text) {
    return text.contains(MARK)
        || text.contains(String.valueOf(NUMBER))
        || text.contains(DAY.toString());
  }

  /** One of these, filled. */
  public Object of(Class<?> record) {
    return filled(record);
  }

  private Cover cover(PartHeader header) {
    Object party = filled(se.sluss.contracts.cover.Party.class);
    return new Cover(
        se.sluss.contracts.id.MessageId.of(ID),
        se.sluss.contracts.id.ConversationId.of(ID),
        null,
        TypeVersion.of("igor-wish/1"),
        (se.sluss.contracts.cover.Party) party,
        (se.sluss.contracts.cover.Party) party,
        "P",
        se.sluss.contracts.cover.Urgency.ROUTINE,
        Instant.EPOCH,
        new se.sluss.contracts.cover.Ground.Reply(null),
        null,
        List.of(header));
  }

  private Object filled(Class<?> type) {
    try {
      RecordComponent[] components = type.getRecordComponents();
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      boolean content = isContent.test(type);
      @Nullable Object[] values = new @Nullable Object[components.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(components[i].getGenericType(), content);
      }
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot make a " + type.getName(), e);
    }
  }

  private @Nullable Object value(Type generic, boolean content)
      throws ReflectiveOperationException {
    if (generic instanceof ParameterizedType of && of.getRawType() instanceof Class<?> raw) {
      return collection(raw, of.getActualTypeArguments(), content);
    }
    if (!(generic instanceof Class<?> type)) {
      return null;
    }
    Object ready = known.get(type);
    if (ready != null) {
      return ready;
    }
    if (type == String.class) {
      return content ? MARK : "code";
    }
    if (type == int.class || type == Integer.class) {
      return content ? NUMBER : 1;
    }
    if (type == long.class || type == Long.class) {
      return 1L;
    }
    if (type == boolean.class || type == Boolean.class) {
      return true;
    }
    if (type == LocalDate.class) {
      return content ? DAY : LocalDate.EPOCH;
    }
    if (type == URI.class) {
      return URI.create("https://hub.example");
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isRecord() && type.getPackageName().startsWith("se.sluss.contracts.id")) {
      return id(type);
    }
    if (type.isRecord()) {
      return CONFIGURATION.contains(type.getPackageName()) ? null : filled(type);
    }
    return type.isSealed() ? value(type.getPermittedSubclasses()[0], content) : null;
  }

  private @Nullable Object collection(Class<?> raw, Type[] of, boolean content)
      throws ReflectiveOperationException {
    Object one = value(of[0], content);
    if (raw == Map.class) {
      return Map.of();
    }
    if (raw == SortedSet.class || raw == Set.class) {
      return one instanceof Comparable<?> ? new TreeSet<>(List.of(one)) : Set.of();
    }
    return raw == List.class ? (one == null ? List.of() : List.of(one)) : null;
  }

  private static Object id(Class<?> type) throws ReflectiveOperationException {
    var of = type.getMethod("of", String.class);
    try {
      return of.invoke(null, ID);
    } catch (java.lang.reflect.InvocationTargetException e) {
      return of.invoke(null, "x-1");
    }
  }
}
