package se.sluss.adapters.kit.inbox;

import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.contracts.cover.PartHeader;
import se.sluss.contracts.part.ConcernReport;
import se.sluss.contracts.part.HelplineHandover;
import se.sluss.contracts.part.HelplineOffer;
import se.sluss.contracts.part.HelplineOutcome;
import se.sluss.contracts.part.IgorWish;
import se.sluss.contracts.part.Implied;
import se.sluss.contracts.part.MediatedContact;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.part.ProbationHandover;
import se.sluss.contracts.part.ReleaseNotice;
import se.sluss.contracts.part.SchemaException;
import se.sluss.contracts.part.TreatmentReferral;
import se.sluss.contracts.part.VictimNotice;
import se.sluss.contracts.problem.SlCode;
import se.sluss.contracts.wire.Bytes;
import se.sluss.contracts.wire.Json;

/** From a part's content to what it says, when its closed schema and its header allow it. */
public final class ReadPart {
  private final PartSchemas schemas;
  private final Json json;

  /**
   * @param schemas the closed schemas
   * @param json how parts are read
   */
  public ReadPart(PartSchemas schemas, Json json) {
    this.schemas = schemas;
    this.json = json;
  }

  /**
   * What it says.
   *
   * @throws RefusedException SCHEMA_REFUSED with the field, CATEGORIES_MISMATCH or
   *     NO_COMMON_VERSION
   */
  public Opened.Part read(PartHeader header, Bytes content) throws RefusedException {
    byte[] text = content.toArray();
    try {
      schemas.validate(header.schema(), text);
      Implied implied = schemas.implied(header.schema());
      if (implied == null
          || !implied.categories().equals(header.categories())
          || !implied.subjectKinds().contains(header.subjectKind())) {
        throw new RefusedException(SlCode.CATEGORIES_MISMATCH);
      }
      return switch (header.schema().toString()) {
        case "igor-wish/1" -> new Opened.Part.Wish(header, json.read(text, IgorWish.class));
        case "concern-report/1" ->
            new Opened.Part.Concern(header, json.read(text, ConcernReport.class));
        case "victim-notice/1" ->
            new Opened.Part.Notice(header, json.read(text, VictimNotice.class));
        case "release-notice/1" ->
            new Opened.Part.Release(header, json.read(text, ReleaseNotice.class));
        case "treatment-referral/1" ->
            new Opened.Part.Treatment(header, json.read(text, TreatmentReferral.class));
        case "mediated-contact/1" ->
            new Opened.Part.Mediated(header, json.read(text, MediatedContact.class));
        case "probation-handover/1" ->
            new Opened.Part.Handover(header, json.read(text, ProbationHandover.class));
        case "helpline-handover/1" ->
            new Opened.Part.Unnamed(header, json.read(text, HelplineHandover.class));
        case "helpline-offer/1" ->
            new Opened.Part.Offer(header, json.read(text, HelplineOffer.class));
        case "helpline-outcome/1" ->
            new Opened.Part.Outcome(header, json.read(text, HelplineOutcome.class));
        default -> throw new RefusedException(SlCode.NO_COMMON_VERSION);
      };
    } catch (SchemaException e) {
      throw new RefusedException(new Fault(SlCode.SCHEMA_REFUSED, e.field()));
    } catch (Json.MalformedException e) {
      throw new RefusedException(new Fault(SlCode.SCHEMA_REFUSED, e.field()));
    }
  }
}
