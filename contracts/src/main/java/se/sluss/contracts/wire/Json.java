package se.sluss.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import se.sluss.contracts.problem.SlCode;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The one way JSON is read and written between agencies and the hub: an unknown field, a missing
 * one, a field twice, a number for a word are refused; size and depth are bounded.
 */
public final class Json {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

  private final JsonMapper mapper;

  public Json() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1 << 20)
                    .maxNumberLength(20)
                    .build())
            .build();
    mapper =
        JsonMapper.builder(factory)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(
                inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .annotationIntrospector(
                AnnotationIntrospector.pair(
                    new JacksonAnnotationIntrospector(), new RequiredUnlessNullable()))
            .build();
  }

  /** The mapper, for a framework that wants one. */
  public JsonMapper mapper() {
    return mapper;
  }

  /** Canonical enough to be hashed by us alone: fields as declared, map keys in order, UTF-8. */
  public byte[] write(Object value) {
    return mapper.writeValueAsBytes(value);
  }

  /**
   * Reads a value.
   *
   * @throws MalformedException when the bytes are not this type; says where and of what kind
   */
  public <T> T read(byte[] json, Class<T> type) throws MalformedException {
    try {
      T value = mapper.readValue(json, type);
      if (value == null) {
        throw new MalformedException(SlCode.MALFORMED, "");
      }
      return value;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  /** What a failure of the mapper comes to: number and place, without the mapper's words. */
  public static MalformedException malformed(JacksonException e) {
    SlCode code =
        switch (e) {
          case StreamReadException _ -> SlCode.MALFORMED;
          case UnrecognizedPropertyException _ -> SlCode.UNKNOWN_FIELD;
          default -> SlCode.WRONG_VALUE;
        };
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      path.append('/').append(name == null ? String.valueOf(step.getIndex()) : named(name));
    }
    return new MalformedException(code, path.toString());
  }

  /** A stranger chooses what an unknown field is called, and it may be a person's name. */
  private static String named(String name) {
    return NAME.matcher(name).matches() ? name : "-";
  }

  /** The bytes are not what they should be. Says where, never what stood there. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;
    private final SlCode code;
    private final String field;

    MalformedException(SlCode code, String field) {
      super(code + " at " + (field.isEmpty() ? "/" : field));
      this.code = code;
      this.field = field;
    }

    /** MALFORMED, UNKNOWN_FIELD or WRONG_VALUE (also for a missing one). */
    public SlCode code() {
      return code;
    }

    /** JSON pointer (RFC 6901) of the field at fault; empty for the whole. */
    public String field() {
      return field;
    }
  }
}
