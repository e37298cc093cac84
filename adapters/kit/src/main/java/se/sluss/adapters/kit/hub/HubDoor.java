package se.sluss.adapters.kit.hub;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.hub.HubApi.DecisionAnswer;
import se.sluss.adapters.kit.hub.HubApi.DecisionQuestion;
import se.sluss.adapters.kit.hub.HubApi.DirectoryAnswer;
import se.sluss.adapters.kit.hub.HubApi.DirectoryLog;
import se.sluss.adapters.kit.hub.HubApi.PermitAnswer;
import se.sluss.adapters.kit.hub.HubApi.PermitQuestion;
import se.sluss.contracts.id.ConsentId;
import se.sluss.contracts.id.MessageId;
import se.sluss.contracts.id.UnitId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.ConsentChange;
import se.sluss.contracts.wire.SafetyWord;
import se.sluss.contracts.wire.SameEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the hub, and tells a no from a hub that is not there. Safe for several threads. */
public final class HubDoor implements Trail {
  private static final Logger LOG = LoggerFactory.getLogger(HubDoor.class);

  private final HubApi hub;
  private final JsonMapper mapper;

  /**
   * @param hub the client
   * @param mapper reads problems
   */
  public HubDoor(HubApi hub, JsonMapper mapper) {
    this.hub = hub;
    this.mapper = mapper;
  }

  /** The directory. */
  public HubAnswer<DirectoryAnswer> directory() {
    return call(hub::directory);
  }

  /** Every change of the directory since a tree of this size, proved. */
  public HubAnswer<DirectoryLog> directoryLog(long seen) {
    return call(() -> hub.directoryLog(seen));
  }

  /** May I? */
  public HubAnswer<DecisionAnswer> decide(DecisionQuestion question) {
    return call(() -> hub.decide(question));
  }

  /** May this be opened? */
  public HubAnswer<PermitAnswer> permit(PermitQuestion question) {
    return call(() -> hub.permit(question));
  }

  /**
   * Changes a consent.
   *
   * @return when it was changed
   * @throws RefusedException NOT_FOUND for what is not ours to change; HUB_UNREACHABLE
   */
  public Instant change(ConsentId consent, ConsentChange change) throws RefusedException {
    return told(call(() -> hub.change(consent.toString(), change))).at();
  }

  /**
   * Says that two referrals are of one event.
   *
   * @return when it was noted
   * @throws RefusedException NOT_FOUND for what is not ours to say; HUB_UNREACHABLE
   */
  public Instant join(MessageId message, SameEvent same) throws RefusedException {
    return told(call(() -> hub.join(message.toString(), same))).at();
  }

  /**
   * Says whether the victim's side, if there is one, is told of what happens in a referral.
   *
   * @return when it was noted
   * @throws RefusedException NOT_FOUND for what is not ours to say; what is wrong with it by
   *     itself; HUB_UNREACHABLE
   */
  public Instant say(MessageId message, SafetyWord said) throws RefusedException {
    return told(call(() -> hub.say(message.toString(), said))).at();
  }

  @Override
  public List<HubApi.TrailEntry> of(MessageId message, UnitId unit) throws RefusedException {
    return told(call(() -> hub.trail(message.toString(), unit.value()))).entries();
  }

  private static <T> T told(HubAnswer<T> answer) throws RefusedException {
    return switch (answer) {
      case HubAnswer.Yes<T> yes -> yes.value();
      case HubAnswer.No<T> no -> throw new RefusedException(no.code());
      case HubAnswer.Unreachable<T> _ -> throw new RefusedException(SlCode.HUB_UNREACHABLE);
    };
  }

  private <T> HubAnswer<T> call(Supplier<T> call) {
    try {
      return new HubAnswer.Yes<>(call.get());
    } catch (RestClientResponseException e) {
      // The token of a login whose keys were changed is refused by 401: as if not there.
      // Too many questions at once (429) is no answer to any of them.
      int status = e.getStatusCode().value();
      boolean notNow = e.getStatusCode().is5xxServerError() || status == 401 || status == 429;
      if (notNow) {
        LOG.warn("the hub cannot answer now: {}", e.getStatusCode());
        return new HubAnswer.Unreachable<>();
      }
      return new HubAnswer.No<>(code(e));
    } catch (ResourceAccessException | OAuth2AuthorizationException e) {
      LOG.warn("the hub or the login cannot be reached: {}", e.getClass().getSimpleName());
      return new HubAnswer.Unreachable<>();
    } catch (RestClientException | IllegalArgumentException e) {
      // An answer that cannot be read, or an issuer that does not answer as one.
      LOG.warn("the hub's answer cannot be read: {}", e.getClass().getSimpleName());
      return new HubAnswer.Unreachable<>();
    }
  }

  private SlCode code(RestClientResponseException refused) {
    try {
      JsonNode code = mapper.readTree(refused.getResponseBodyAsByteArray()).path("code");
      if (code.isString()) {
        return SlCode.of(code.stringValue());
      }
    } catch (JacksonException | IllegalArgumentException e) {
      LOG.warn("the hub refused without a problem of ours: {}", refused.getStatusCode());
    }
    return refused.getStatusCode().value() == 404 ? SlCode.NOT_FOUND : SlCode.INTERNAL;
  }
}
