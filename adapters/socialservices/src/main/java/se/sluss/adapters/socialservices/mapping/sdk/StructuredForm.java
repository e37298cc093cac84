package se.sluss.adapters.socialservices.mapping.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.stereotype.Component;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.socialservices.outbound.HandedOver;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import se.sluss.contracts.wire.Json.MalformedException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.ObjectWriter;

/** Writes and reads our own form, as strictly as at any other door. */
@Component
public final class StructuredForm {
  private final Json json;
  private final ObjectWriter writer;
  private final PartSchemas schemas;

  /**
   * @param json how it is read
   * @param schemas of the parts
   */
  public StructuredForm(Json json, PartSchemas schemas) {
    this.json = json;
    this.schemas = schemas;
    // XML cannot hold every character that JSON can.
    this.writer = json.mapper().writerFor(Structured.class).with(JsonWriteFeature.ESCAPE_NON_ASCII);
  }

  /** As JSON, in ASCII. */
  public String write(Structured structured) {
    return writer.writeValueAsString(structured);
  }

  /**
   * What it says.
   *
   * @throws RefusedException MALFORMED, UNKNOWN_FIELD, WRONG_VALUE, or SCHEMA_REFUSED for a part,
   *     with the field
   */
  public Structured read(String text) throws RefusedException {
    try {
      Structured read = json.read(text.getBytes(UTF_8), Structured.class);
      if (read instanceof Structured.Message(HandedOver handed)) {
        for (HandedOver.Part part : handed.parts()) {
          Object content = part.content();
          if (content == null) {
            throw new RefusedException(new Fault(SlCode.MISSING_FIELD, "/message/parts"));
          }
          schemas.validate(part.header().schema(), json.write(content));
        }
      }
      return read;
    } catch (MalformedException e) {
      throw new RefusedException(new Fault(e.code(), e.field()));
    } catch (SchemaException e) {
      throw new RefusedException(new Fault(SlCode.SCHEMA_REFUSED, e.field()));
    }
  }
}
