package se.sluss.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The one way JSON is read and written between agencies and the hub: an unknown field, a missing
 * one, a field twice, a number for a word are refused; size and depth are bounded.
 */
public final class Json {
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
   * @throws MalformedException when the bytes are not this type; its path names the field
   */
  public <T> T read(byte[] json, Class<T> type) throws MalformedException {
    try {
      T value = mapper.readValue(json, type);
      if (value == null) {
        throw new MalformedException("");
      }
      return value;
    } catch (JacksonException e) {
      throw new MalformedException(pointer(e));
    }
  }

  private static String pointer(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      path.append('/').append(name == null ? String.valueOf(step.getIndex()) : name);
    }
    return path.toString();
  }

  /** The bytes are not what they should be. Says where, never what stood there. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;
    private final String field;

    MalformedException(String field) {
      super("malformed at " + (field.isEmpty() ? "/" : field));
      this.field = field;
    }

    /** JSON pointer (RFC 6901) of the field at fault; empty for the whole. */
    public String field() {
      return field;
    }
  }
}
