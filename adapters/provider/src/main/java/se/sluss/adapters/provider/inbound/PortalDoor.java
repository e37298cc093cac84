package se.sluss.adapters.provider.inbound;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;
import se.sluss.adapters.provider.mapping.Unread;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.id.UnitId;

/** What the portal is asked. Its answer has room for when something came, and for nothing else. */
public interface PortalDoor {
  /**
   * A question about people of one unit.
   *
   * @param unit which
   * @param people 1 to 200
   */
  record Asking(UnitId unit, List<Asked> people) {}

  /**
   * One person.
   *
   * @param officer who
   * @param named whether he is a named handler
   */
  record Asked(OfficerId officer, boolean named) {}

  /**
   * The answer.
   *
   * @param people in the order of the question; null for one who has nothing to read
   */
  record Answer(List<@Nullable Unread> people) {}

  /** Asks. */
  @PostExchange(url = "/api/portal/unread", contentType = "application/json")
  Answer unread(@RequestBody Asking asking);
}
