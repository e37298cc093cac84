package se.sluss.as4;

import com.helger.httpclient.HttpClientFactory;
import com.helger.httpclient.HttpClientSettings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;

/** Calls another access point: no redirect is followed, and no more is read than a receipt is. */
final class BoundedClient extends HttpClientFactory {
  /** A receipt is some ten thousand bytes. */
  private static final long MOST_ANSWER = 1 << 20;

  BoundedClient(SSLContext tls, Duration timeout) {
    super(
        new HttpClientSettings()
            .setSSLContext(tls)
            .setConnectTimeout(Timeout.of(timeout))
            .setConnectionRequestTimeout(Timeout.of(timeout))
            .setResponseTimeout(Timeout.of(timeout))
            .setRetryCount(0)
            .setProtocolUpgradeEnabled(false)
            .setFollowRedirects(false));
  }

  @Override
  public HttpClientBuilder createHttpClientBuilder() {
    return super.createHttpClientBuilder()
        .addExecInterceptorFirst(
            "bounded",
            (request, scope, chain) -> {
              ClassicHttpResponse response = chain.proceed(request, scope);
              HttpEntity entity = response.getEntity();
              if (entity != null) {
                response.setEntity(new Bounded(entity));
              }
              return response;
            });
  }

  private static final class Bounded extends HttpEntityWrapper {
    Bounded(HttpEntity entity) {
      super(entity);
    }

    @Override
    public InputStream getContent() throws IOException {
      return new BoundedStream(super.getContent(), MOST_ANSWER);
    }
  }
}
