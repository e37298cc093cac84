package se.sluss.as4;

import com.helger.base.state.EChange;
import com.helger.base.state.EContinue;
import com.helger.collection.commons.CommonsArrayList;
import com.helger.collection.commons.ICommonsList;
import com.helger.phase4.duplicate.IAS4DuplicateItem;
import com.helger.phase4.duplicate.IAS4DuplicateManager;
import com.helger.phase4.mgr.AS4ManagerFactoryInMemory;
import com.helger.phase4.mgr.MetaAS4Manager;
import com.helger.scope.mgr.ScopeManager;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What phase4 has once for a whole virtual machine: made at the first access point, and kept.
 *
 * <p>Its own memory of message ids is taken out. It answers a repeated message with an error, where
 * the sender needs the receipt that was lost; and what it remembers is gone with the process.
 * Whoever keeps the messages knows what came ({@link Receiver}).
 */
final class Phase4 {
  private Phase4() {}

  /** Makes it, if no one has. */
  static synchronized void ready() {
    if (!ScopeManager.isGlobalScopePresent()) {
      MetaAS4Manager.setFactory(new WithoutMemory());
      ScopeManager.onGlobalBegin("sluss-as4");
      MetaAS4Manager.getInstance();
    }
  }

  private static final class WithoutMemory extends AS4ManagerFactoryInMemory {
    @Override
    public IAS4DuplicateManager createDuplicateManager() {
      return new NoMemory();
    }
  }

  private static final class NoMemory implements IAS4DuplicateManager {
    @Override
    public boolean isEmpty() {
      return true;
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public @Nullable IAS4DuplicateItem getItemOfMessageID(@Nullable String id) {
      return null;
    }

    @Override
    public ICommonsList<IAS4DuplicateItem> getAll() {
      return new CommonsArrayList<>();
    }

    @Override
    public EContinue registerAndCheck(
        @Nullable String id, @Nullable String profile, @Nullable String mode) {
      return EContinue.CONTINUE;
    }

    @Override
    public EChange clearCache() {
      return EChange.UNCHANGED;
    }

    @Override
    public ICommonsList<String> evictAllItemsBefore(OffsetDateTime before) {
      return new CommonsArrayList<>();
    }
  }
}
