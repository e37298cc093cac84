package se.sluss.hub.log.merkle;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * RFC 6962 section 2.1 written down as it reads: lists of leaves, recursion, nothing remembered. An
 * oracle for the tests; it shares no line with the code it judges.
 */
public final class SlowTree {
  private SlowTree() {}

  /** MTH(D[n]). */
  public static byte[] mth(List<byte[]> d) {
    int n = d.size();
    if (n == 0) {
      return sha256(new byte[0]);
    }
    if (n == 1) {
      return sha256(concat(new byte[] {0}, d.get(0)));
    }
    int k = k(n);
    return sha256(concat(new byte[] {1}, mth(d.subList(0, k)), mth(d.subList(k, n))));
  }

  /** PATH(m, D[n]). */
  public static List<byte[]> path(int m, List<byte[]> d) {
    int n = d.size();
    if (n == 1) {
      return List.of();
    }
    int k = k(n);
    return m < k
        ? append(path(m, d.subList(0, k)), mth(d.subList(k, n)))
        : append(path(m - k, d.subList(k, n)), mth(d.subList(0, k)));
  }

  /** PROOF(m, D[n]). */
  public static List<byte[]> proof(int m, List<byte[]> d) {
    return subproof(m, d, true);
  }

  private static List<byte[]> subproof(int m, List<byte[]> d, boolean b) {
    int n = d.size();
    if (m == n) {
      return b ? List.of() : List.of(mth(d));
    }
    int k = k(n);
    return m <= k
        ? append(subproof(m, d.subList(0, k), b), mth(d.subList(k, n)))
        : append(subproof(m - k, d.subList(k, n), false), mth(d.subList(0, k)));
  }

  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static List<byte[]> append(List<byte[]> list, byte[] last) {
    List<byte[]> all = new ArrayList<>(list);
    all.add(last);
    return all;
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
