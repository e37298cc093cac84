package se.sluss.deploy.local.login;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** Somebody who logs in. Everything after the log-in page knows only the opaque id. */
final class Person implements UserDetails {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final String hash;
  private final String agency;
  private final List<String> units;
  private final List<String> roles;
  private final String locale;

  Person(LoginSettings.Human human, String hash) {
    this.id = human.id();
    this.hash = hash;
    this.agency = human.agency();
    this.units = List.copyOf(human.units());
    this.roles = List.copyOf(human.roles());
    this.locale = human.locale();
  }

  String agency() {
    return agency;
  }

  List<String> units() {
    return units;
  }

  List<String> roles() {
    return roles;
  }

  String locale() {
    return locale;
  }

  /** The opaque id: Spring puts this name into {@code sub}. */
  @Override
  public String getUsername() {
    return id;
  }

  @Override
  public String getPassword() {
    return hash;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of();
  }
}
