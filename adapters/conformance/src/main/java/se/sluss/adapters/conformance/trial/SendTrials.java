package se.sluss.adapters.conformance.trial;

import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.sluss.adapters.conformance.door.HttpDoor;
import se.sluss.adapters.conformance.door.Reply;
import se.sluss.adapters.conformance.door.Reply.Kind;
import se.sluss.adapters.conformance.plan.Body;
import se.sluss.adapters.conformance.plan.Plan.Saying;
import se.sluss.adapters.conformance.plan.Plan.Sent;
import se.sluss.adapters.conformance.plan.Plan.Token;
import se.sluss.adapters.conformance.plan.Words;
import se.sluss.adapters.conformance.played.PlayedHub;
import se.sluss.adapters.conformance.played.PlayedLogin;
import se.sluss.contracts.cover.Cover;

/** One message type as the agency sends it. */
final class SendTrials {
  private static final Pattern NUMBER = Pattern.compile("SL-[0-9]{4}");
  private static final int SLOWER_THAN_ANYONE_WAITS_MILLIS = 8_000;

  private final Site site;
  private final PlayedHub hub;
  private final Sent way;

  SendTrials(Site site, Sent way) {
    this.site = site;
    this.hub = site.sluss().hub();
    this.way = way;
  }

  private Words words() {
    return new Words(site.sluss().clock()).with("key", UUID.randomUUID().toString());
  }

  private Reply say(Words words) throws IOException {
    return site.door().say(way.say(), words);
  }

  /** Says it and must be taken; the answer's id is {@code {message}} from then on. */
  private Reply taken(Words words) throws IOException, BrokenException {
    return taken(say(words), words);
  }

  private Reply taken(Reply reply, Words words) throws BrokenException {
    Matcher holds = Pattern.compile(words.in(way.taken())).matcher(reply.text());
    if (reply.kind() != Kind.TAKEN || !holds.find()) {
      throw new BrokenException(Finding.NOT_TAKEN);
    }
    if (holds.groupCount() > 0) {
      words.with("message", holds.group(1));
    }
    site.repeatsNothing(reply.text(), "");
    return reply;
  }

  private void refused(Reply reply, String at) throws BrokenException {
    if (reply.kind() != Kind.REFUSED) {
      throw new BrokenException(Finding.NOT_REFUSED, at);
    }
    if (!NUMBER.matcher(reply.text()).find()) {
      throw new BrokenException(Finding.NO_NUMBER, at);
    }
    site.repeatsNothing(reply.text(), at);
  }

  void arrives() throws Exception {
    Arrivals arrivals = new Arrivals(site);
    Words words = words();
    taken(words);
    Cover cover = arrivals.one();
    arrivals.holds(cover, way, words);
    if (words.knows("message") && !cover.messageId().toString().equals(words.of("message"))) {
      throw new BrokenException(Finding.WRONG_COVER);
    }
  }

  boolean sameAgain() throws Exception {
    if (!way.again()) {
      return false;
    }
    Arrivals arrivals = new Arrivals(site);
    Words words = words();
    // Said once, as bytes: what stands for "now" has not moved on.
    Body body = Body.of(way.say(), words);
    Reply first = taken(site.door().say(way.say(), body, words), words);
    arrivals.one();
    Reply second = taken(site.door().say(way.say(), body, words), words);
    arrivals.one();
    if (!first.text().equals(second.text())) {
      throw new BrokenException(Finding.ANOTHER_ANSWER);
    }
    return true;
  }

  boolean otherUnderKey() throws Exception {
    Map<String, String> other = way.other();
    if (other == null) {
      return false;
    }
    Arrivals arrivals = new Arrivals(site);
    Words words = words();
    Body body = Body.of(way.say(), words);
    taken(site.door().say(way.say(), body, words), words);
    arrivals.one();
    refused(site.door().say(way.say(), body.with(other), words), "");
    arrivals.one();
    return true;
  }

  void leftOut() throws Exception {
    Arrivals arrivals = new Arrivals(site);
    for (String place : way.needed()) {
      Words words = words();
      refused(site.door().say(way.say(), Body.of(way.say(), words).without(place), words), place);
    }
    arrivals.none();
  }

  void wrong() throws Exception {
    Arrivals arrivals = new Arrivals(site);
    for (Map.Entry<String, String> one : way.wrong().entrySet()) {
      Words words = words();
      String value = words.in(one.getValue());
      Body body = Body.of(way.say(), words).with(one.getKey(), value);
      Reply reply = site.door().say(way.say(), body, words);
      refused(reply, one.getKey());
      if (!value.isEmpty() && reply.text().contains(value)) {
        throw new BrokenException(Finding.REPEATS, one.getKey());
      }
    }
    arrivals.none();
  }

  void unknown() throws Exception {
    Arrivals arrivals = new Arrivals(site);
    Words words = words();
    Body body = Body.of(way.say(), words);
    refused(site.door().say(way.say(), body.withUnknown(), words), "");
    arrivals.none();
  }

  void nonsense() throws Exception {
    Arrivals arrivals = new Arrivals(site);
    Words words = words();
    byte[] whole = Body.of(way.say(), words).bytes();
    byte[] bomb = "<!DOCTYPE x [<!ENTITY e \"e\">]><x>&e;</x>".getBytes(UTF_8);
    boolean xml = Body.of(way.say(), words) instanceof Body.Xml;
    for (byte[] bytes :
        xml
            ? List.of(bomb, "<x/>".getBytes(UTF_8))
            : List.of(Arrays.copyOf(whole, whole.length / 2), "[".repeat(10_000).getBytes(UTF_8))) {
      refused(site.door().babble(way.say(), bytes, words), "");
    }
    arrivals.none();
    taken(words());
    arrivals.one();
  }

  boolean stranger() throws Exception {
    Token token = site.plan().token();
    if (!(site.door() instanceof HttpDoor door) || token == null) {
      return false;
    }
    Arrivals arrivals = new Arrivals(site);
    PlayedLogin login = hub.login();
    String[] ours = site.plan().holds().stream().map(Objects::toString).toArray(String[]::new);
    String another = way.to().value();
    refused(door.say(way.say(), words(), null), "");
    refused(door.say(way.say(), words(), "not.a.token"), "");
    refused(
        door.say(way.say(), words(), login.expired(token.agency(), token.scope(), ours)), "exp");
    refused(
        door.say(way.say(), words(), login.of(token.agency(), token.withoutScope(), ours)),
        "scope");
    refused(door.say(way.say(), words(), login.of("nobody", token.scope(), ours)), "agency");
    refused(
        door.say(way.say(), words(), login.of(token.agency(), token.scope(), another)), "units");
    arrivals.none();
    return true;
  }

  boolean hubRefuses() throws Exception {
    Saying told = way.told();
    String refused = way.refused();
    if (told == null || refused == null) {
      return false;
    }
    hub.refuse(way.to(), "SL-4002");
    Words words = words();
    taken(words);
    Pattern holds = Pattern.compile(refused);
    if (!Waiting.until(
        site.patience(), () -> holds.matcher(site.door().say(told, words).text()).find())) {
      throw new BrokenException(Finding.NOT_TOLD);
    }
    site.repeatsNothing(site.door().say(told, words).text(), "");
    return true;
  }

  void hubSilent() throws Exception {
    Arrivals arrivals = new Arrivals(site);
    int before = hub.received().size();
    hub.silent(true);
    taken(words());
    if (!Waiting.until(site.patience(), () -> hub.received().size() >= before + 2)) {
      throw new BrokenException(Finding.LOST);
    }
    Set<String> bytes = new HashSet<>(hub.received().subList(before, before + 2));
    hub.silent(false);
    arrivals.one();
    if (bytes.size() > 1) {
      throw new BrokenException(Finding.OTHER_BYTES);
    }
  }

  void hubSlow() throws Exception {
    hub.http().setGlobalFixedDelay(SLOWER_THAN_ANYONE_WAITS_MILLIS);
    notLost(() -> hub.http().setGlobalFixedDelay(0));
  }

  void hubAway() throws Exception {
    site.sluss().goAway();
    notLost(site.sluss()::comeBack);
  }

  /** Whatever is answered in the bad time holds in the good one. */
  private void notLost(Runnable better) throws Exception {
    Arrivals arrivals = new Arrivals(site);
    Words words = words();
    Body body = Body.of(way.say(), words);
    Reply reply = site.door().say(way.say(), body, words);
    better.run();
    switch (reply.kind()) {
      case REFUSED -> throw new BrokenException(Finding.REFUSED_FOR_GOOD);
      case TAKEN -> taken(reply, words);
      case LATER -> taken(site.door().say(way.say(), body, words), words);
    }
    arrivals.holds(arrivals.one(), way, words);
  }

  boolean withdrawn() throws Exception {
    Saying withdraw = way.withdraw();
    if (withdraw == null) {
      return false;
    }
    withdrawn(withdraw, false);
    withdrawn(withdraw, true);
    return true;
  }

  private void withdrawn(Saying withdraw, boolean away) throws Exception {
    Arrivals arrivals = new Arrivals(site);
    Words words = words();
    taken(words);
    words.with("message", arrivals.one().messageId().toString());
    // What was said to a hub that was away has not been said.
    int before = away ? 0 : changes();
    if (away) {
      site.sluss().goAway();
    }
    Reply reply = site.door().say(withdraw, words);
    if (away) {
      site.sluss().comeBack();
    }
    switch (reply.kind()) {
      case REFUSED -> throw new BrokenException(Finding.REFUSED_FOR_GOOD);
      case LATER -> {
        if (!away || site.door().say(withdraw, words).kind() != Kind.TAKEN) {
          throw new BrokenException(Finding.NOT_TAKEN);
        }
      }
      case TAKEN -> {}
    }
    if (!Waiting.until(site.patience(), () -> changes() > before)) {
      throw new BrokenException(Finding.HUB_NOT_TOLD);
    }
  }

  private int changes() {
    return (int)
        hub.http().findAll(postRequestedFor(urlPathMatching("/api/consents/.*"))).stream()
            .filter(request -> request.getBodyAsString().contains("WITHDRAWN"))
            .count();
  }

  boolean killed(@Nullable Control process) throws Exception {
    if (process == null) {
      return false;
    }
    Arrivals arrivals = new Arrivals(site);
    Words words = words();
    hub.silent(true);
    taken(words);
    site.killAndStart(process);
    hub.silent(false);
    arrivals.holds(arrivals.one(), way, words);
    return true;
  }
}
