package se.sluss.adapters.healthcare.mapping;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.ResourceType;

/**
 * The answer to a Bundle that was taken. The Task alone can be read afterwards, under the
 * requester's own UUID; the rest was taken and is not kept as resources, and says so.
 */
public final class Taken {
  private static final String CREATED = "201 Created";
  private static final String ACCEPTED = "202 Accepted";

  private Taken() {}

  /** An entry for each of the Bundle's, in its order. The same for the same Bundle. */
  public static Bundle of(Bundles.Read read) {
    Bundle answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
    for (ResourceType type : read.layout().urls().keySet()) {
      Bundle.BundleEntryResponseComponent response = answer.addEntry().getResponse();
      if (type == ResourceType.Task) {
        response.setStatus(CREATED).setLocation("Task/" + read.referral().id());
      } else {
        response.setStatus(ACCEPTED);
      }
    }
    return answer;
  }
}
