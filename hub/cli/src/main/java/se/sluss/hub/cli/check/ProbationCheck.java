package se.sluss.hub.cli.check;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import se.sluss.contracts.part.PartSchemas;
import se.sluss.contracts.problem.SlCode;
import se.sluss.probation.Batch;
import se.sluss.probation.Fault;
import se.sluss.probation.FileRefusedException;
import se.sluss.probation.HandoverFiles;

/**
 * Files of Kriminalvården, item by item, by the code that the adapter reads them with. Whether a
 * unit is found, and whether the hub permits it, nobody is asked here.
 */
final class ProbationCheck {
  private final HandoverFiles files;

  ProbationCheck(Clock clock) {
    this.files = new HandoverFiles(new PartSchemas(clock));
  }

  /** Whether it is one of these files. */
  static boolean knows(QName root) {
    return HandoverFiles.NAMESPACE.equals(root.getNamespaceURI());
  }

  Answer check(QName root, byte[] bytes) {
    if (!HandoverFiles.ROOT.equals(root.getLocalPart())) {
      // A receipt or a status: it goes out, and nothing of ours takes it in.
      return Answer.refused(HandoverFiles.FORMAT, SlCode.NO_DOOR_YET, null);
    }
    List<Remark> remarks = new ArrayList<>();
    try {
      for (Batch.Entry entry : files.read(bytes).entries()) {
        if (entry instanceof Batch.Refused refused) {
          refused.faults().forEach(fault -> remarks.add(remark(entry.position(), fault)));
        }
      }
      return Answer.of(HandoverFiles.FORMAT, remarks);
    } catch (FileRefusedException e) {
      return Answer.refused(HandoverFiles.FORMAT, e.code(), null);
    }
  }

  private static Remark remark(int position, Fault fault) {
    @Nullable String element = fault.element();
    String item = "item[" + position + "]";
    return Remark.refusal(fault.code(), element == null ? item : item + "/" + element);
  }
}
