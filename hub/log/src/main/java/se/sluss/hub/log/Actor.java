package se.sluss.hub.log;

/**
 * Who did it: a role and an id that means something only to the actor's own agency.
 *
 * @param role a role code, such as {@code officer}, {@code reviewer}, {@code operator}, {@code hub}
 * @param id opaque id; for the hub itself, the name of the function
 */
public record Actor(String role, String id) {
  public Actor {
    Code.require("role", role);
    Code.require("id", id);
  }

  /** A function of the hub, acting by itself. */
  public static Actor hub(String function) {
    return new Actor("hub", function);
  }
}
