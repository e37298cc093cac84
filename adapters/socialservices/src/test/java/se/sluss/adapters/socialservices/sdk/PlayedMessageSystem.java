package se.sluss.adapters.socialservices.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A message system with a memory: takes, lists, shows and deletes messages. */
final class PlayedMessageSystem implements ResponseDefinitionTransformerV2 {
  private static final String MESSAGES = "/v1/sdk/messages";

  private final Json json = new Json();
  private final WireMockServer http = new WireMockServer(options().dynamicPort().extensions(this));
  private final Map<String, ObjectNode> messages =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final List<String> posts = Collections.synchronizedList(new ArrayList<>());
  private final List<String> deleted = Collections.synchronizedList(new ArrayList<>());
  private volatile @Nullable UnaryOperator<ResponseDefinitionBuilder> postAnswer;
  private volatile boolean down;
  private volatile boolean keepsWhatIsConfirmed;
  private volatile String broken = "";
  private volatile String fate = "WAITING_FOR_RECEIPT";

  PlayedMessageSystem() {
    http.start();
    http.stubFor(any(anyUrl()).willReturn(WireMock.ok()));
  }

  String url() {
    return http.baseUrl() + "/v1";
  }

  void close() {
    http.stop();
  }

  /** What everything that is sent from now on comes to. */
  void fate(String status) {
    fate = status;
    messages.values().stream()
        .filter(each -> posts.contains(id(each)))
        .forEach(each -> attributes(each).put("messageStatus", status));
  }

  /** Answers every call by 503. */
  void down(boolean is) {
    down = is;
  }

  /** Takes what is posted, and answers like this; with null as the interface says. */
  void answersPosts(@Nullable UnaryOperator<ResponseDefinitionBuilder> how) {
    postAnswer = how;
  }

  /** Answers 500 whenever this message is asked for. */
  void breaks(String id) {
    broken = id;
  }

  /** Answers 500 to confirmations. */
  void losesConfirmations(boolean does) {
    keepsWhatIsConfirmed = does;
  }

  /** A message for us. */
  void arrive(JsonNode data) {
    ObjectNode copy = (ObjectNode) data.deepCopy();
    attributes(copy).put("messageStatus", "NEW");
    messages.put(id(copy), copy);
  }

  /** The attributes of what was posted about a referral, in order, each once. */
  List<JsonNode> sentAbout(String referral) {
    synchronized (messages) {
      return messages.values().stream()
          .filter(each -> posts.contains(id(each)))
          .filter(each -> each.toString().contains(referral))
          .map(each -> each.path("attributes"))
          .toList();
    }
  }

  /** How often a message was posted. */
  long posted(String id) {
    synchronized (posts) {
      return posts.stream().filter(id::equals).count();
    }
  }

  boolean isDeleted(String id) {
    return deleted.contains(id);
  }

  @Override
  public String getName() {
    return "played-message-system";
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    ResponseDefinitionBuilder answer = WireMock.aResponse();
    if (down) {
      return answer.withStatus(503).build();
    }
    String path = request.getUrl();
    if (request.getMethod().equals(RequestMethod.POST)) {
      ObjectNode data = (ObjectNode) json.mapper().readTree(request.getBody()).path("data");
      attributes(data).put("messageStatus", fate);
      posts.add(id(data));
      messages.put(id(data), data);
      UnaryOperator<ResponseDefinitionBuilder> how = postAnswer;
      return (how == null ? answer.withStatus(201) : how.apply(answer)).build();
    }
    if (path.startsWith(MESSAGES + "?")) {
      return list(path.substring(path.indexOf('=') + 1));
    }
    String id = path.substring(MESSAGES.length() + 1);
    ObjectNode message = messages.get(id);
    if (id.equals(broken)) {
      return answer.withStatus(500).build();
    }
    if (message == null) {
      return answer.withStatus(404).build();
    }
    if (request.getMethod().equals(RequestMethod.DELETE)) {
      if (keepsWhatIsConfirmed) {
        return answer.withStatus(500).build();
      }
      messages.remove(id);
      deleted.add(id);
      return answer.withStatus(202).build();
    }
    return json(json.mapper().createObjectNode().set("data", message).toString());
  }

  private ResponseDefinition list(String status) {
    List<String> found;
    synchronized (messages) {
      found =
          messages.values().stream()
              .filter(each -> !posts.contains(id(each)))
              .filter(each -> status.equals(attributes(each).path("messageStatus").asString("")))
              .map(
                  each -> {
                    ObjectNode copy = each.deepCopy();
                    attributes(copy).remove("digitalDocument");
                    return copy.toString();
                  })
              .toList();
    }
    return json("{\"data\":[" + String.join(",", found) + "]}");
  }

  private static ResponseDefinition json(String body) {
    return WireMock.okJson(body).build();
  }

  private static String id(ObjectNode data) {
    return attributes(data).path("messageId").asString();
  }

  private static ObjectNode attributes(ObjectNode data) {
    return Objects.requireNonNull((ObjectNode) data.get("attributes"));
  }
}
