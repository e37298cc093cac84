package se.sluss.adapters.provider.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.StrictReader;
import se.sluss.adapters.provider.outbound.Address;
import se.sluss.adapters.provider.outbound.MailAddress;
import se.sluss.adapters.provider.outbound.Telephone;
import se.sluss.adapters.provider.outbound.Ways;
import se.sluss.contracts.id.OfficerId;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Json;

/** The unit's own settings: who is told, and whether their addresses work. Tells no address. */
@RestController
class PeopleApi {
  private final ToldUnits units;
  private final People people;
  private final Ways ways;
  private final BoundedBody body;
  private final StrictReader reader;
  private final Json json;

  PeopleApi(
      ToldUnits units, People people, Ways ways, BoundedBody body, StrictReader reader, Json json) {
    this.units = units;
    this.people = people;
    this.ways = ways;
    this.body = body;
    this.reader = reader;
    this.json = json;
  }

  /**
   * A person and his address.
   *
   * @param officer as the portal's login calls him
   * @param named whether he is a named handler, who is told of protected identities too
   * @param mail his address; or
   * @param telephone his number
   */
  public record Entry(
      OfficerId officer, boolean named, @Nullable String mail, @Nullable String telephone) {
    /** Prints nothing. */
    @Override
    public String toString() {
      return "Entry[]";
    }
  }

  /**
   * A person to forget.
   *
   * @param officer who
   */
  public record Removal(OfficerId officer) {}

  /**
   * The unit's people.
   *
   * @param people in the order of their ids
   */
  public record Listed(List<People.Entered> people) {}

  /** Who is told, and whose address is refused. */
  @GetMapping("/api/provider/people")
  ResponseEntity<byte[]> all(@AuthenticationPrincipal Jwt token) throws RefusedException {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.APPLICATION_JSON)
        .body(json.write(new Listed(people.of(units.of(token)))));
  }

  /** Enters a person: 204 when it is durable here. */
  @PutMapping("/api/provider/people")
  ResponseEntity<Void> enter(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Entry entry = reader.read(body.of(request), Entry.class);
    people.enter(units.of(token), entry.officer(), entry.named(), address(entry));
    return ResponseEntity.noContent().build();
  }

  /** Forgets a person: 204, also when he was not there. */
  @PostMapping("/api/provider/people/removals")
  ResponseEntity<Void> remove(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, IOException {
    Removal removal = reader.read(body.of(request), Removal.class);
    people.remove(units.of(token), removal.officer());
    return ResponseEntity.noContent().build();
  }

  private Address address(Entry entry) throws RefusedException {
    String mail = entry.mail();
    String telephone = entry.telephone();
    if (mail != null && telephone == null) {
      return reachable(mail, "/mail", MailAddress::new);
    }
    if (telephone != null && mail == null) {
      return reachable(telephone, "/telephone", Telephone::new);
    }
    throw new RefusedException(new Fault(SlCode.WRONG_VALUE, "/mail"));
  }

  private Address reachable(String text, String field, Function<String, Address> form)
      throws RefusedException {
    Address address;
    try {
      address = form.apply(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(new Fault(SlCode.WRONG_VALUE, field));
    }
    if (!ways.reach(address)) {
      throw new RefusedException(new Fault(SlCode.NO_SUCH_WAY, field));
    }
    return address;
  }
}
