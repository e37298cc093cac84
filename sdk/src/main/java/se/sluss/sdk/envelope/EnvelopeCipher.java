package se.sluss.sdk.envelope;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Set;
import javax.crypto.KeyGenerator;
import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.keys.KeyInfo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import se.sluss.contracts.problem.SlCode;
import se.sluss.sdk.xml.Tree;

/**
 * The encryption of an envelope's content (XML Encryption 1.1), from one organisation to another:
 * AES under a key that RSA-OAEP carries.
 */
final class EnvelopeCipher {
  private static final String XMLENC11 = "http://www.w3.org/2009/xmlenc11#";

  /** What others use is read; CBC is bearable only because the signature is verified first. */
  private static final Set<String> CONTENT =
      Set.of(
          XMLENC11 + "aes128-gcm",
          XMLENC11 + "aes256-gcm",
          Envelope.XMLENC + "aes128-cbc",
          Envelope.XMLENC + "aes256-cbc");

  private static final Set<String> KEY =
      Set.of(Envelope.XMLENC + "rsa-oaep-mgf1p", XMLENC11 + "rsa-oaep");

  private static final int KEY_BITS = 256;

  static {
    Init.init();
  }

  private EnvelopeCipher() {}

  /** Encrypts an element in its place. */
  static void encrypt(Element content, PublicKey recipient) throws GeneralSecurityException {
    Document document = content.getOwnerDocument();
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    generator.init(KEY_BITS);
    Key key = generator.generateKey();
    try {
      XMLCipher carrier = XMLCipher.getInstance(XMLCipher.RSA_OAEP);
      carrier.init(XMLCipher.WRAP_MODE, recipient);
      EncryptedKey carried = carrier.encryptKey(document, key);
      XMLCipher cipher = XMLCipher.getInstance(XMLCipher.AES_256_GCM);
      cipher.init(XMLCipher.ENCRYPT_MODE, key);
      EncryptedData data = cipher.getEncryptedData();
      KeyInfo info = new KeyInfo(document);
      info.add(carried);
      data.setKeyInfo(info);
      cipher.doFinal(document, content);
    } catch (Exception e) {
      // What the library declares for writing; no more is known of it.
      throw new GeneralSecurityException("an envelope could not be encrypted", e);
    }
  }

  /**
   * Decrypts what is verified.
   *
   * @return the content's bytes, of which nothing is known yet
   * @throws EnvelopeException SDK_CANNOT_OPEN, whatever the reason
   */
  static byte[] decrypt(Element encrypted, PrivateKey own) throws EnvelopeException {
    if (!whatIsRead(encrypted)) {
      throw new EnvelopeException(SlCode.SDK_CANNOT_OPEN, "algorithmIsTaken");
    }
    try {
      XMLCipher cipher = XMLCipher.getInstance();
      cipher.setSecureValidation(true);
      cipher.init(XMLCipher.DECRYPT_MODE, null);
      cipher.setKEK(own);
      return cipher.decryptToByteArray(encrypted);
    } catch (XMLSecurityException e) {
      // One answer for every failure: which it was would help whoever tries keys.
      throw new EnvelopeException(SlCode.SDK_CANNOT_OPEN, "contentOpens");
    }
  }

  /** The algorithms are ours, and everything is inside: nothing refers to a place elsewhere. */
  private static boolean whatIsRead(Element encrypted) {
    for (Element element : Tree.all(encrypted)) {
      String name = element.getLocalName();
      if (name.equals("CipherReference") || name.equals("RetrievalMethod")) {
        return false;
      }
      if (Tree.is(element, Envelope.XMLENC, "EncryptionMethod")) {
        boolean key = Tree.is((Element) element.getParentNode(), Envelope.XMLENC, "EncryptedKey");
        if (!(key ? KEY : CONTENT).contains(element.getAttribute("Algorithm"))) {
          return false;
        }
      }
    }
    return Tree.at(encrypted, Envelope.XMLENC, "EncryptionMethod").size() == 1;
  }
}
