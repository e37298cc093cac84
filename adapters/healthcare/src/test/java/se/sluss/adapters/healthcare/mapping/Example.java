package se.sluss.adapters.healthcare.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The Bundle that is taken, and ways to spoil it. The patient is of the published test series. */
public final class Example {
  private final Json json = new Json();
  private final ObjectNode bundle;

  public Example() {
    try (InputStream in =
        Objects.requireNonNull(
            Example.class.getResourceAsStream(
                "/se/sluss/adapters/healthcare/mediated-contact.json"))) {
      bundle = (ObjectNode) json.mapper().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same, as another referral. */
  public static Example numbered(String id) {
    Example example = new Example();
    ((ObjectNode) example.at("ServiceRequest", "/identifier/0")).put("value", "urn:uuid:" + id);
    return example;
  }

  public static String newId() {
    return UUID.randomUUID().toString();
  }

  public ObjectNode tree() {
    return bundle;
  }

  public byte[] bytes() {
    return json.write(bundle);
  }

  /** Where the resource of a kind stands, as FHIRPath. */
  public String path(String type) {
    for (int i = 0; i < bundle.get("entry").size(); i++) {
      if (bundle.at("/entry/" + i + "/resource/resourceType").stringValue().equals(type)) {
        return "Bundle.entry[" + i + "].resource";
      }
    }
    throw new IllegalArgumentException(type);
  }

  public ObjectNode resource(String type) {
    for (JsonNode entry : bundle.get("entry")) {
      if (entry.at("/resource/resourceType").stringValue().equals(type)) {
        return (ObjectNode) entry.get("resource");
      }
    }
    throw new IllegalArgumentException(type);
  }

  public JsonNode at(String type, String pointer) {
    return resource(type).at(pointer);
  }

  /** Puts a text at a place of a resource. */
  public Example put(String type, String pointer, String text) {
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = slash == 0 ? resource(type) : at(type, pointer.substring(0, slash));
    if (parent instanceof ArrayNode array) {
      array.set(Integer.parseInt(pointer.substring(slash + 1)), text);
    } else {
      ((ObjectNode) parent).put(pointer.substring(slash + 1), text);
    }
    return this;
  }

  /** Takes away a place of a resource. */
  public Example without(String type, String pointer) {
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = slash == 0 ? resource(type) : at(type, pointer.substring(0, slash));
    if (parent instanceof ArrayNode array) {
      array.remove(Integer.parseInt(pointer.substring(slash + 1)));
    } else {
      ((ObjectNode) parent).remove(pointer.substring(slash + 1));
    }
    return this;
  }

  /** Addressed by the clinic itself: an Organization, and the references to it. */
  public Example addressed(String unit) {
    String url = "urn:uuid:00000000-0000-4000-8000-000000000006";
    ObjectNode entry = ((ArrayNode) bundle.get("entry")).addObject();
    entry.put("fullUrl", url);
    ObjectNode organization = entry.putObject("resource").put("resourceType", "Organization");
    organization
        .putArray("identifier")
        .addObject()
        .put("system", "urn:sluss:fhir:unit")
        .put("value", unit);
    entry.putObject("request").put("method", "POST").put("url", "Organization");
    resource("ServiceRequest").putArray("performer").addObject().put("reference", url);
    resource("Task").putObject("owner").put("reference", url);
    ObjectNode actor =
        ((ObjectNode) resource("Consent").get("provision")).putArray("actor").addObject();
    actor
        .putObject("role")
        .putArray("coding")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
        .put("code", "IRCP");
    actor.putObject("reference").put("reference", url);
    return this;
  }

  /** Without one leaf. */
  public Example removed(String pointer) {
    int slash = pointer.lastIndexOf('/');
    String last = pointer.substring(slash + 1);
    switch (bundle.at(pointer.substring(0, slash))) {
      case ArrayNode array -> array.remove(Integer.parseInt(last));
      case ObjectNode object -> object.remove(last);
      default -> throw new IllegalArgumentException(pointer);
    }
    return this;
  }

  /** With another value in one leaf. */
  public Example replaced(String pointer) {
    int slash = pointer.lastIndexOf('/');
    String last = pointer.substring(slash + 1);
    JsonNode was = bundle.at(pointer);
    switch (bundle.at(pointer.substring(0, slash))) {
      case ArrayNode array -> array.set(Integer.parseInt(last), was.asString() + "x");
      case ObjectNode object when was.isBoolean() -> object.put(last, !was.booleanValue());
      case ObjectNode object -> object.put(last, was.asString() + "x");
      default -> throw new IllegalArgumentException(pointer);
    }
    return this;
  }
}
