package se.sluss.hub.log.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.sluss.contracts.proof.Hash;
import se.sluss.contracts.proof.Proofs;
import se.sluss.contracts.proof.RefusedException;
import se.sluss.contracts.proof.Rfc6962;
import se.sluss.hub.log.merkle.MemoryTree;
import se.sluss.hub.log.merkle.Prover;
import se.sluss.hub.log.merkle.SlowTree;

/** Every root and proof of every tree up to size 130, against the slow tree of the RFC. */
final class AllProofsTest {
  private static final int MOST = 130;

  private final List<byte[]> leaves = leaves();
  private final Prover prover = new Prover(MemoryTree.of(leaves));

  private static List<byte[]> leaves() {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
    }
    return leaves;
  }

  private static void add(MessageDigest digest, List<Hash> proof) {
    digest.update((byte) proof.size());
    proof.forEach(hash -> digest.update(hash.bytes()));
  }

  private static void addRaw(MessageDigest digest, List<byte[]> proof) {
    digest.update((byte) proof.size());
    proof.forEach(digest::update);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void theDigestOfAllRootsIsThatOfTheSlowTree() throws Exception {
    MessageDigest ours = MessageDigest.getInstance("SHA-256");
    MessageDigest slow = MessageDigest.getInstance("SHA-256");
    for (int size = 0; size <= MOST; size++) {
      ours.update(prover.root(size).bytes());
      slow.update(SlowTree.mth(leaves.subList(0, size)));
    }
    assertThat(hex(ours)).isEqualTo(hex(slow));
  }

  @Test
  void theDigestOfAllInclusionProofsIsThatOfTheSlowTree() throws Exception {
    MessageDigest ours = MessageDigest.getInstance("SHA-256");
    MessageDigest slow = MessageDigest.getInstance("SHA-256");
    for (int size = 1; size <= MOST; size++) {
      for (int index = 0; index < size; index++) {
        add(ours, prover.inclusion(index, size));
        addRaw(slow, SlowTree.path(index, leaves.subList(0, size)));
      }
    }
    assertThat(hex(ours)).isEqualTo(hex(slow));
  }

  @Test
  void theDigestOfAllConsistencyProofsIsThatOfTheSlowTree() throws Exception {
    MessageDigest ours = MessageDigest.getInstance("SHA-256");
    MessageDigest slow = MessageDigest.getInstance("SHA-256");
    for (int size2 = 1; size2 <= MOST; size2++) {
      for (int size1 = 1; size1 <= size2; size1++) {
        add(ours, prover.consistency(size1, size2));
        addRaw(slow, SlowTree.proof(size1, leaves.subList(0, size2)));
      }
    }
    assertThat(hex(ours)).isEqualTo(hex(slow));
  }

  @Test
  void everySlowInclusionProofIsAcceptedAndForNoOtherIndexOrSize() {
    int accepted = 0;
    for (int size = 1; size <= MOST; size++) {
      Hash root = Hash.of(SlowTree.mth(leaves.subList(0, size)));
      for (int index = 0; index < size; index++) {
        List<Hash> path = hashes(SlowTree.path(index, leaves.subList(0, size)));
        Hash leaf = Rfc6962.leaf(leaves.get(index));
        Proofs.inclusion(index, size, leaf, path, root);
        accepted++;
        refuseInclusion(index + 1, size, leaf, path, root);
        refuseInclusion(index - 1, size, leaf, path, root);
        refuseInclusion(index, size, Rfc6962.leaf(new byte[1]), path, root);
        if (!path.isEmpty()) {
          refuseInclusion(index, size, leaf, path.subList(1, path.size()), root);
          refuseInclusion(index, size, leaf, path.subList(0, path.size() - 1), root);
        }
        refuseInclusion(index, size, leaf, longer(path), root);
      }
    }
    assertThat(accepted).isEqualTo(MOST * (MOST + 1) / 2);
  }

  private static void refuseInclusion(
      long index, long size, Hash leaf, List<Hash> path, Hash root) {
    assertThatThrownBy(() -> Proofs.inclusion(index, size, leaf, path, root))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void everySlowConsistencyProofIsAcceptedAndNoneThatIsTamperedWith() {
    int accepted = 0;
    for (int size2 = 1; size2 <= MOST; size2++) {
      Hash root2 = Hash.of(SlowTree.mth(leaves.subList(0, size2)));
      for (int size1 = 1; size1 <= size2; size1++) {
        Hash root1 = Hash.of(SlowTree.mth(leaves.subList(0, size1)));
        List<Hash> proof = hashes(SlowTree.proof(size1, leaves.subList(0, size2)));
        Proofs.consistency(size1, size2, root1, root2, proof);
        accepted++;
        refuseConsistency(size1, size2, root1, root2, longer(proof));
        if (size1 < size2) {
          refuseConsistency(size1, size2, root2, root1, proof);
          refuseConsistency(size2, size1, root1, root2, proof);
          refuseConsistency(size1, size2, root1, root2, proof.subList(1, proof.size()));
          refuseConsistency(size1, size2, root1, root2, proof.subList(0, proof.size() - 1));
        }
      }
    }
    assertThat(accepted).isEqualTo(MOST * (MOST + 1) / 2);
  }

  private static void refuseConsistency(
      long size1, long size2, Hash root1, Hash root2, List<Hash> proof) {
    assertThatThrownBy(() -> Proofs.consistency(size1, size2, root1, root2, proof))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void nothingIsProvedFromOrInATreeOfSizeZero() {
    Hash empty = Rfc6962.emptyRoot();
    refuseConsistency(0, 0, empty, empty, List.of());
    refuseConsistency(0, 1, empty, prover.root(1), List.of());
    refuseInclusion(0, 0, empty, List.of(), empty);
    assertThatThrownBy(() -> prover.consistency(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> prover.inclusion(0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aFlippedBitAnywhereInAProofIsRefused() {
    Hash root = prover.root(MOST);
    Hash leaf = Rfc6962.leaf(leaves.get(77));
    List<Hash> path = prover.inclusion(77, MOST);
    for (int at = 0; at < path.size(); at++) {
      for (int bit = 0; bit < 256; bit++) {
        List<Hash> tampered = new ArrayList<>(path);
        byte[] bytes = path.get(at).bytes();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        tampered.set(at, Hash.of(bytes));
        refuseInclusion(77, MOST, leaf, tampered, root);
      }
    }
  }

  private static List<Hash> hashes(List<byte[]> raw) {
    return raw.stream().map(Hash::of).toList();
  }

  private static List<Hash> longer(List<Hash> proof) {
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(Rfc6962.emptyRoot());
    return longer;
  }
}
