package se.sluss.adapters.socialservices.transport.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.socialservices.transport.Answer;
import se.sluss.adapters.socialservices.transport.SdkTransport;
import se.sluss.adapters.socialservices.transport.rest.MessageSystem.Reply;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;
import se.sluss.sdk.message.SdkMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A message system as a way into SDK. */
public final class RestTransport implements SdkTransport {
  private static final Logger LOG = LoggerFactory.getLogger(RestTransport.class);
  private static final String MESSAGES = "/sdk/messages";

  /**
   * Some systems note that a message was fetched; until we confirm it, it is still ours to take.
   */
  private static final List<String> UNCONFIRMED = List.of("NEW", "RETRIEVED");

  private final MessageSystem system;
  private final Json json;

  /**
   * @param system answers over HTTP
   * @param json how its attributes are read
   */
  public RestTransport(MessageSystem system, Json json) {
    this.system = system;
    this.json = json;
  }

  @Override
  public Answer<Handed> send(SdkMessage message, boolean tried) {
    if (tried) {
      switch (fate(message.id())) {
        case Answer.Done<Fate>(Fate.Unknown _) -> {
          // It never came so far: it is sent.
        }
        case Answer.Done<Fate> _ -> {
          return new Answer.Done<>(new Handed(null));
        }
        case Answer.No<Fate>(Fault fault) -> {
          return new Answer.No<>(fault);
        }
        case Answer.NotNow<Fate>(var after) -> {
          return new Answer.NotNow<>(after);
        }
      }
    }
    byte[] body;
    try {
      Shapes.Data data =
          new Shapes.Data(Shapes.TYPE, message.id().toString(), RestForm.write(message));
      body = json.write(new Shapes.Create(data));
    } catch (RefusedException e) {
      return new Answer.No<>(e.fault());
    }
    return switch (system.post(MESSAGES, body)) {
      case Reply.Answered(int status, byte[] _) when status == 201 ->
          new Answer.Done<>(new Handed(null));
      case Reply.Answered(int status, byte[] _) when status == 400 || status == 422 ->
          new Answer.No<>(new Fault(SlCode.SDK_NOT_TAKEN, null));
      case Reply.Answered(int status, byte[] _) when status == 413 ->
          new Answer.No<>(new Fault(SlCode.OVERSIZE, null));
      case Reply.Answered(int status, byte[] _) -> strange("send", status);
      case Reply.Silent(var after) -> new Answer.NotNow<>(after);
      case Reply.TooLarge _ -> new Answer.NotNow<>(null);
    };
  }

  @Override
  public Answer<Fate> fate(UUID message) {
    return switch (system.get(MESSAGES + "/" + message)) {
      case Reply.Answered(int status, byte[] body) when status == 200 -> status(body);
      case Reply.Answered(int status, byte[] _) when status == 404 ->
          new Answer.Done<>(new Fate.Unknown());
      case Reply.Answered(int status, byte[] _) -> strange("ask", status);
      case Reply.Silent(var after) -> new Answer.NotNow<>(after);
      case Reply.TooLarge _ -> new Answer.NotNow<>(null);
    };
  }

  /** The interface's statuses; the four that every system has, and the others that it may have. */
  private Answer<Fate> status(byte[] body) {
    JsonNode tree = tree(body);
    if (tree == null) {
      return new Answer.NotNow<>(null);
    }
    return switch (tree.at("/data/attributes/messageStatus").asString("")) {
      case "ACCEPTED" -> new Answer.Done<>(new Fate.Accepted());
      case "REJECTED", "MESSAGE_EXCHANGE_ERROR", "ERROR" -> new Answer.Done<>(new Fate.Failed());
      case "NEW",
          "SCHEDULED",
          "SUBMITTED",
          "SCHEDULED_FOR_RESEND",
          "ACKNOWLEDGE",
          "WAITING_FOR_RECEIPT" ->
          new Answer.Done<>(new Fate.Underway());
      default -> {
        LOG.warn("the message system tells a status that is not of its interface");
        yield new Answer.NotNow<>(null);
      }
    };
  }

  @Override
  public Answer<List<Waiting>> waiting() {
    List<Waiting> all = new ArrayList<>();
    for (String status : UNCONFIRMED) {
      String filter = URLEncoder.encode("filter[messageStatus]", UTF_8) + "=" + status;
      switch (system.get(MESSAGES + "?" + filter)) {
        case Reply.Answered(int code, byte[] body) when code == 200 -> {
          JsonNode tree = tree(body);
          if (tree == null) {
            return new Answer.NotNow<>(null);
          }
          tree.path("data").forEach(each -> add(all, each, status));
        }
        case Reply.Answered(int code, byte[] _) when code == 404 -> {
          // None.
        }
        case Reply.Answered(int code, byte[] _) -> {
          return strange("list", code);
        }
        case Reply.Silent(var after) -> {
          return new Answer.NotNow<>(after);
        }
        case Reply.TooLarge _ -> {
          return new Answer.NotNow<>(null);
        }
      }
    }
    return new Answer.Done<>(all);
  }

  /**
   * A system that does not know the filter lists everything: what has another status is not new.
   */
  private static void add(List<Waiting> all, JsonNode each, String status) {
    if (!each.at("/attributes/messageStatus").asString("").equals(status)) {
      return;
    }
    try {
      UUID message = UUID.fromString(each.at("/attributes/messageId").asString(""));
      String own = each.path("id").asString("");
      all.add(new Waiting(message, own.isEmpty() ? null : own));
    } catch (IllegalArgumentException e) {
      LOG.warn("the message system lists a message whose id is none");
    }
  }

  @Override
  public Answer<SdkMessage> fetch(Waiting waiting) {
    return switch (system.get(MESSAGES + "/" + waiting.message())) {
      case Reply.Answered(int status, byte[] body) when status == 200 -> message(waiting, body);
      case Reply.TooLarge _ -> new Answer.No<>(new Fault(SlCode.OVERSIZE, null));
      case Reply.Answered(int status, byte[] _) -> strange("fetch", status);
      case Reply.Silent(var after) -> new Answer.NotNow<>(after);
    };
  }

  private Answer<SdkMessage> message(Waiting waiting, byte[] body) {
    JsonNode tree = tree(body);
    if (tree == null) {
      return new Answer.NotNow<>(null);
    }
    try {
      Shapes.Attributes attributes =
          json.mapper().treeToValue(tree.at("/data/attributes"), Shapes.Attributes.class);
      SdkMessage read = RestForm.read(attributes);
      return read.id().equals(waiting.message())
          ? new Answer.Done<>(read)
          : new Answer.No<>(new Fault(SlCode.WRONG_VALUE, "/messageId"));
    } catch (JacksonException e) {
      Json.MalformedException where = Json.malformed(e);
      SlCode code = where.code() == SlCode.UNKNOWN_FIELD ? SlCode.SDK_NOT_MAPPED : where.code();
      return new Answer.No<>(new Fault(code, where.field()));
    } catch (RefusedException e) {
      return new Answer.No<>(e.fault());
    }
  }

  @Override
  public Answer<Waiting> confirm(Waiting waiting) {
    return switch (system.delete(MESSAGES + "/" + waiting.message())) {
      case Reply.Answered(int status, byte[] _) when status == 202 || status == 204 ->
          new Answer.Done<>(waiting);
      // Gone already: confirmed before, and the answer was lost.
      case Reply.Answered(int status, byte[] _) when status == 404 -> new Answer.Done<>(waiting);
      case Reply.Answered(int status, byte[] _) -> strange("confirm", status);
      case Reply.Silent(var after) -> new Answer.NotNow<>(after);
      case Reply.TooLarge _ -> new Answer.NotNow<>(null);
    };
  }

  /** It is left with the message system: this interface has no word for a refusal. */
  @Override
  public void refuse(Waiting waiting, Fault why) {
    LOG.info("message {} is left with the message system", waiting.message());
  }

  /** The message system tends to itself. */
  @Override
  public void tend() {
    // Nothing.
  }

  private @Nullable JsonNode tree(byte[] body) {
    try {
      return system.tree(body);
    } catch (JacksonException e) {
      LOG.warn("the message system's answer is no JSON");
      return null;
    }
  }

  /** Neither what was asked for nor a no: somebody else may have answered. */
  private static <T> Answer<T> strange(String what, int status) {
    LOG.warn("the message system cannot {} now: HTTP {}", what, status);
    return new Answer.NotNow<>(null);
  }
}
