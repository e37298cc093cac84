package se.sluss.adapters.healthcare.mapping;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.problem.SlCode;

/** JSON in and JSON out, by either of its names. XML is not taken. */
public final class Formats {
  private static final List<MediaType> JSON =
      List.of(FhirJson.MEDIA_TYPE, MediaType.APPLICATION_JSON);

  private Formats() {}

  /**
   * Passes a request whose body is JSON in UTF-8.
   *
   * @throws RefusedException UNKNOWN_FORMAT
   */
  public static void in(HttpServletRequest request) throws RefusedException {
    try {
      MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
      boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
      if (utf8 && JSON.stream().anyMatch(type::equalsTypeAndSubtype)) {
        return;
      }
    } catch (InvalidMediaTypeException e) {
      // Told below.
    }
    throw new RefusedException(SlCode.UNKNOWN_FORMAT);
  }

  /**
   * Passes a request that takes JSON for an answer.
   *
   * @throws RefusedException FHIR_NOT_ACCEPTABLE
   */
  public static void out(HttpServletRequest request) throws RefusedException {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept == null) {
      return;
    }
    try {
      if (MediaType.parseMediaTypes(accept).stream()
          .anyMatch(asked -> JSON.stream().anyMatch(asked::includes))) {
        return;
      }
    } catch (InvalidMediaTypeException e) {
      // Told below.
    }
    throw new RefusedException(SlCode.FHIR_NOT_ACCEPTABLE);
  }
}
