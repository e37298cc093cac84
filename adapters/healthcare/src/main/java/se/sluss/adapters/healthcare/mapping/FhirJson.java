package se.sluss.adapters.healthcare.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;

/**
 * FHIR's JSON, by HAPI. The library is asked for nothing at the start: it reads the definition of a
 * resource when it first meets one. Safe for several threads.
 */
@Component
public final class FhirJson {
  /** As FHIR names it. */
  public static final MediaType MEDIA_TYPE = MediaType.parseMediaType("application/fhir+json");

  private final FhirContext context = FhirContext.forR4();

  /** R4. */
  FhirContext context() {
    return context;
  }

  /** The resource as it is sent. */
  public byte[] write(Resource resource) {
    return parser().encodeResourceToString(resource).getBytes(UTF_8);
  }

  /**
   * Reads a resource. What the library does not know it leaves out without a word; {@link
   * Differences} finds that.
   *
   * @param at its path
   * @throws RefusedException MALFORMED when it is none
   */
  Resource read(String resource, String at) throws RefusedException {
    try {
      return (Resource) parser().parseResource(resource);
    } catch (DataFormatException | IllegalArgumentException | ClassCastException e) {
      throw new RefusedException(new Fault(SlCode.MALFORMED, at));
    }
  }

  /** A parser is not safe for several threads, and cheap. */
  private IParser parser() {
    IParser parser = context.newJsonParser();
    // Its own words would quote values, also in the log.
    parser.setParserErrorHandler(new LenientErrorHandler(false).disableAllErrors());
    return parser;
  }
}
