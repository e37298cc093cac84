package se.sluss.hub.server.pages;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import se.sluss.contracts.directory.Directory;
import se.sluss.contracts.directory.Unit;
import se.sluss.contracts.id.UnitId;
import se.sluss.hub.server.follow.Figures;
import se.sluss.hub.server.follow.Figures.Eyes;
import se.sluss.hub.server.follow.Figures.Month;
import se.sluss.hub.server.follow.FollowFiles;

/**
 * Follow-up without persons: closed months, to the county board and Socialstyrelsen whole, to a
 * unit its own. What is not there and what is not theirs is one answer.
 */
@Controller
@RequestMapping("/follow-up")
class FollowPages {
  private static final Set<String> REGION = Set.of("ROLE_lansstyrelsen", "ROLE_socialstyrelsen");
  private static final String OWN = "ROLE_follow-up";

  private final Figures figures;
  private final Directory directory;

  FollowPages(Figures figures, Directory directory) {
    this.figures = figures;
    this.directory = directory;
  }

  /** Whose eyes, by the login's roles and, for a unit's own people, its claim {@code units}. */
  static Optional<Eyes> eyes(@Nullable Authentication who) {
    if (who == null) {
      return Optional.empty();
    }
    Set<String> roles =
        who.getAuthorities().stream()
            .map(each -> String.valueOf(each.getAuthority()))
            .collect(Collectors.toSet());
    if (roles.stream().anyMatch(REGION::contains)) {
      return Optional.of(new Eyes.Region());
    }
    if (!roles.contains(OWN) || !(who.getPrincipal() instanceof OidcUser person)) {
      return Optional.empty();
    }
    @Nullable List<String> units = person.getClaimAsStringList("units");
    return units == null || units.isEmpty()
        ? Optional.empty()
        : Optional.of(new Eyes.Own(Set.copyOf(units)));
  }

  @GetMapping
  String months(Authentication who, Model model) {
    if (eyes(who).isEmpty()) {
      throw notFound();
    }
    model.addAttribute("months", figures.months());
    return "hub/follow";
  }

  @GetMapping("/{month}")
  String month(@PathVariable String month, Authentication who, Model model, Locale locale) {
    Month seen = seen(month, who);
    model.addAttribute("month", month);
    model.addAttribute("region", eyes(who).filter(one -> one instanceof Eyes.Region).isPresent());
    model.addAttribute("view", FollowView.of(seen, name(locale)));
    return "hub/follow-month";
  }

  @GetMapping("/{month}/figures.csv")
  ResponseEntity<byte[]> csv(@PathVariable String month, Authentication who) {
    return file(month + "-figures.csv", FollowFiles.figures(month, seen(month, who).figures()));
  }

  @GetMapping("/{month}/units.csv")
  ResponseEntity<byte[]> units(@PathVariable String month, Authentication who) {
    return file(month + "-units.csv", FollowFiles.units(month, seen(month, who), directory));
  }

  private Month seen(String month, Authentication who) {
    YearMonth asked;
    try {
      asked = YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw notFound();
    }
    return eyes(who).flatMap(eyes -> figures.month(asked, eyes)).orElseThrow(FollowPages::notFound);
  }

  private FollowView.Names name(Locale locale) {
    return id -> {
      @Nullable Unit unit = directory.unit(UnitId.of(id));
      return unit == null ? id : locale.getLanguage().equals("en") ? unit.nameEn() : unit.nameSv();
    };
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private static ResponseEntity<byte[]> file(String name, String content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(content.getBytes(StandardCharsets.UTF_8));
  }
}
