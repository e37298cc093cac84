package se.sluss.hub.bench.seal;

/** A way of sealing parts and of opening them again. */
interface Sealing {
  /** Signs the content and encrypts it for the recipient. */
  byte[] seal(byte[] content) throws Exception;

  /** Decrypts and verifies; throws when it does not hold. */
  byte[] open(byte[] sealed) throws Exception;
}
