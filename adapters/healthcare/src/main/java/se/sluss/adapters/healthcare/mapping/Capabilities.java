package se.sluss.adapters.healthcare.mapping;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/** What this server is and has. A test tries each thing that it says, and many that it does not. */
public final class Capabilities {
  private static final String SECURITY =
      "http://terminology.hl7.org/CodeSystem/restful-security-service";
  private static final String VALIDATE =
      "http://hl7.org/fhir/OperationDefinition/Resource-validate";

  private Capabilities() {}

  /** The statement; the same for everybody. */
  public static CapabilityStatement statement() {
    CapabilityStatement statement =
        new CapabilityStatement()
            .setStatus(PublicationStatus.ACTIVE)
            .setDateElement(new DateTimeType("2026-11-22"))
            .setKind(CapabilityStatementKind.INSTANCE)
            .setFhirVersion(FHIRVersion._4_0_1);
    statement.getSoftware().setName("Sluss");
    statement.getImplementation().setDescription("Sluss: mediated contacts from health care");
    statement.addFormat(FhirJson.MEDIA_TYPE.toString());
    CapabilityStatementRestComponent rest =
        statement.addRest().setMode(RestfulCapabilityMode.SERVER);
    rest.getSecurity()
        .setCorsElement(new BooleanType(false))
        .addService()
        .addCoding(new Coding(SECURITY, "SMART-on-FHIR", null));
    rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
    rest.setResource(List.of(bundle(), task()));
    return statement;
  }

  private static CapabilityStatementRestResourceComponent bundle() {
    CapabilityStatementRestResourceComponent bundle =
        new CapabilityStatementRestResourceComponent().setType("Bundle");
    bundle.addOperation().setName("validate").setDefinition(VALIDATE);
    return bundle;
  }

  private static CapabilityStatementRestResourceComponent task() {
    CapabilityStatementRestResourceComponent task =
        new CapabilityStatementRestResourceComponent()
            .setType("Task")
            .setVersioning(ResourceVersionPolicy.NOVERSION);
    task.addInteraction().setCode(TypeRestfulInteraction.READ);
    task.addInteraction().setCode(TypeRestfulInteraction.SEARCHTYPE);
    task.addSearchParam().setName(TaskSearch.IDENTIFIER).setType(SearchParamType.TOKEN);
    task.addSearchParam().setName(TaskSearch.LAST_UPDATED).setType(SearchParamType.DATE);
    return task;
  }
}
