package se.sluss.adapters.healthcare.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import se.sluss.adapters.kit.Fault;
import se.sluss.adapters.kit.RefusedException;
import se.sluss.adapters.kit.door.ManyFaultsException;
import se.sluss.contracts.problem.Problem;
import se.sluss.contracts.problem.Problems;
import se.sluss.contracts.problem.SlCode;

/**
 * Whether a Bundle would be taken, as far as can be said without asking the hub: by our profile,
 * and by HAPI's validator for the standard. The validator is made when it is first needed, which
 * takes some seconds.
 */
@Component
public final class Validation {
  /** The validator names the resource in a comment, with its id. */
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");

  private static final Pattern PATH = Pattern.compile("Bundle[A-Za-z0-9.\\[\\]]{0,200}");

  private final Bundles bundles;
  private final Dispatching dispatching;
  private final Problems problems;
  private final Supplier<FhirValidator> standard;

  Validation(Bundles bundles, Dispatching dispatching, Problems problems, FhirJson fhir) {
    this.bundles = bundles;
    this.dispatching = dispatching;
    this.problems = problems;
    this.standard = SingletonSupplier.of(() -> validator(fhir.context()));
  }

  /** What is wrong with it, each with its path; or that nothing is. */
  public OperationOutcome of(byte[] body) {
    List<Fault> faults = new ArrayList<>(ours(body));
    if (faults.stream().noneMatch(fault -> fault.code() == SlCode.MALFORMED)) {
      faults.addAll(standards(body));
    }
    if (faults.isEmpty()) {
      return Outcomes.allWell();
    }
    List<Problem> told = new ArrayList<>();
    for (Fault fault : faults) {
      told.add(problems.of(fault.code(), fault.field()));
    }
    return Outcomes.of(told);
  }

  private List<Fault> ours(byte[] body) {
    try {
      dispatching.of(bundles.read(body));
      return List.of();
    } catch (RefusedException e) {
      return List.of(e.fault());
    } catch (ManyFaultsException e) {
      return e.faults();
    }
  }

  /** Number and path only: the validator's words quote values. */
  private List<Fault> standards(byte[] body) {
    List<Fault> faults = new ArrayList<>();
    for (SingleValidationMessage message :
        standard.get().validateWithResult(new String(body, UTF_8)).getMessages()) {
      if (message.getSeverity() == ResultSeverityEnum.ERROR
          || message.getSeverity() == ResultSeverityEnum.FATAL) {
        String at = COMMENT.matcher(String.valueOf(message.getLocationString())).replaceAll("");
        faults.add(new Fault(SlCode.WRONG_VALUE, PATH.matcher(at).matches() ? at : "Bundle"));
      }
    }
    return faults;
  }

  private static FhirValidator validator(FhirContext context) {
    FhirInstanceValidator standard =
        new FhirInstanceValidator(
            new ValidationSupportChain(
                new DefaultProfileValidationSupport(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context)));
    // Ours have no StructureDefinition; the profile knows them.
    standard.setAnyExtensionsAllowed(true);
    return context.newValidator().registerValidatorModule(standard);
  }
}
