package se.sluss.adapters.socialservices.config;

import java.net.URI;
import java.time.Duration;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.sluss.adapters.kit.setup.KitSettings;
import se.sluss.sdk.message.Addresses;

/**
 * SDK. Without {@code sluss.sdk.organisation} the adapter does not speak it; with it, it is given a
 * message system's {@code url} or an access point of its own ({@link As4Settings}), and not both.
 *
 * @param url of the message system, such as {@code https://mt.example/v1}; TLS, but for one on this
 *     machine
 * @param organisation whom we send as, such as {@code 0203:habo.se}
 * @param function our functional address there
 * @param name what it is called
 * @param login where tokens for the message system come from; with {@code url} alone
 * @param scopes of those tokens
 * @param sslBundle whom to trust and as whom ({@code spring.ssl.bundle}); the machine's own trust
 *     when it is not set
 * @param fileTypes attachments that are taken, beyond which a message is refused
 * @param pace how often and how long
 */
@ConfigurationProperties("sluss.sdk")
public record SdkSettings(
    @Nullable URI url,
    String organisation,
    String function,
    String name,
    KitSettings.@Nullable Login login,
    @DefaultValue({
          "urn:sdk.api:sendMessage",
          "urn:sdk.api:getMessage",
          "urn:sdk.api:getMessageByFilter",
          "urn:sdk.api:deleteMessage"
        })
        SortedSet<String> scopes,
    @Nullable String sslBundle,
    @DefaultValue({"application/pdf", "text/plain", "image/png", "image/jpeg"})
        SortedSet<String> fileTypes,
    @DefaultValue Pace pace) {
  /** Refuses what cannot be an address, and a message system that is asked in the clear. */
  public SdkSettings {
    if (!Addresses.organisation(organisation) || function.isBlank()) {
      throw new IllegalArgumentException("sluss.sdk.organisation, sluss.sdk.function");
    }
    if ((url == null) != (login == null)) {
      throw new IllegalArgumentException("sluss.sdk.url, sluss.sdk.login");
    }
    if (url != null && !protectedOrHere(url)) {
      throw new IllegalArgumentException("sluss.sdk.url: https");
    }
  }

  /** Whether nobody else can listen to what goes there. */
  static boolean protectedOrHere(URI url) {
    return "https".equals(url.getScheme())
        || "localhost".equals(url.getHost())
        || "127.0.0.1".equals(url.getHost());
  }

  /**
   * How often and how long.
   *
   * @param lookEvery pause between looks at what is to be done
   * @param retryAfter first wait after a silence; it doubles up to {@code retryAtMost}
   * @param retryAtMost the longest such wait
   * @param timeout the message system's longest silence
   */
  public record Pace(
      @DefaultValue("2s") Duration lookEvery,
      @DefaultValue("5s") Duration retryAfter,
      @DefaultValue("10m") Duration retryAtMost,
      @DefaultValue("30s") Duration timeout) {
    /** The wait after so many tries: it doubles. */
    public Duration wait(int attempts) {
      Duration wait = retryAfter.multipliedBy(1L << Math.min(attempts, 16));
      return wait.compareTo(retryAtMost) > 0 ? retryAtMost : wait;
    }

    /** What the other side asks for, within our bounds; else our own. */
    public Duration wait(@Nullable Duration asked, int attempts) {
      if (asked == null) {
        return wait(attempts);
      }
      return asked.compareTo(retryAtMost) > 0 ? retryAtMost : asked;
    }
  }
}
