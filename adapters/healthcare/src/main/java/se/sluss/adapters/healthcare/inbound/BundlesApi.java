package se.sluss.adapters.healthcare.inbound;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.sluss.adapters.healthcare.mapping.Bundles;
import se.sluss.adapters.healthcare.mapping.Dispatching;
import se.sluss.adapters.healthcare.mapping.FhirJson;
import se.sluss.adapters.healthcare.mapping.Formats;
import se.sluss.adapters.healthcare.mapping.Paths;
import se.sluss.adapters.healthcare.mapping.SmartScopes;
import se.sluss.adapters.healthcare.mapping.Taken;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.BoundedBody;
import se.sluss.adapters.kit.door.ManyFaultsException;
import se.sluss.adapters.kit.door.SenderUnit;
import se.sluss.adapters.kit.event.Dispatch;
import se.sluss.adapters.kit.notification.Dispatches;
import se.sluss.adapters.kit.notification.Outcome;
import se.sluss.adapters.kit.notification.Result;

/** Referrals in: a FHIR transaction. */
@RestController
@RequestMapping("/fhir")
class BundlesApi {
  private final BoundedBody body;
  private final Bundles bundles;
  private final Dispatching dispatching;
  private final Dispatches dispatches;
  private final SenderUnit senders;
  private final FhirJson fhir;

  BundlesApi(
      BoundedBody body,
      Bundles bundles,
      Dispatching dispatching,
      Dispatches dispatches,
      SenderUnit senders,
      FhirJson fhir) {
    this.body = body;
    this.bundles = bundles;
    this.dispatching = dispatching;
    this.dispatches = dispatches;
    this.senders = senders;
    this.fhir = fhir;
  }

  /** Takes a referral: 200 when what goes is durable here, also when it was before. */
  @PostMapping({"", "/"})
  ResponseEntity<byte[]> take(HttpServletRequest request, @AuthenticationPrincipal Jwt token)
      throws RefusedException, ManyFaultsException, IOException {
    Formats.in(request);
    Formats.out(request);
    SmartScopes.require(
        token, 'c', "ServiceRequest", "Task", "Consent", "Patient", "PractitionerRole");
    Bundles.Read read = bundles.read(body.of(request));
    Dispatch dispatch = dispatching.of(read);
    return switch (dispatches.submit(dispatch, senders.of(token))) {
      case Outcome.Settled settled -> answer(settled.person(), read);
      case Outcome.Rejected(List<Fault> faults) -> throw refused(faults, read);
    };
  }

  /** The clinic is told that it is on its way, or why nothing goes. */
  private ResponseEntity<byte[]> answer(Result result, Bundles.Read read)
      throws ManyFaultsException {
    return switch (result) {
      case Result.Sent _, Result.InReview _ ->
          ResponseEntity.ok()
              .cacheControl(CacheControl.noStore())
              .contentType(FhirJson.MEDIA_TYPE)
              .body(fhir.write(Taken.of(read)));
      case Result.AskBack asked -> throw refused(List.of(asked.fault()), read);
      case Result.Refused no -> throw refused(List.of(no.fault()), read);
      case Result.CallNow call -> throw refused(List.of(call.fault()), read);
      case Result.NothingSent _ ->
          throw new IllegalStateException("what rests on a yes is sent or refused");
    };
  }

  private static ManyFaultsException refused(List<Fault> faults, Bundles.Read read) {
    List<Fault> named = new ArrayList<>();
    for (Fault fault : faults) {
      named.add(new Fault(fault.code(), Paths.of(fault.field(), read.layout())));
    }
    return new ManyFaultsException(named);
  }
}
