package io.dueprocess.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dueprocess.casefile.seal.PublicKeyRecord;
import io.dueprocess.casefile.seal.Seal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys that the record is signed with. No login: whoever holds an export compares its keys with these. */
@RestController
class SealController {

  private final Seal seal;

  SealController(Seal seal) {
    this.seal = seal;
  }

  /** The statement by which an earlier key vouches for a later one, as it was signed. */
  record Endorsement(String content, String signature) {}

  /** A key; {@code signsNow} marks the one that signs today. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Key(String keyId, Instant since, boolean signsNow, String publicKey, String pem, Endorsement endorsement) {}

  @GetMapping(path = "/api/seal/keys", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Key> keys() {
    return seal.keys().stream().map(this::key).toList();
  }

  private Key key(PublicKeyRecord key) {
    return new Key(key.keyId(), key.since(), key.keyId().equals(seal.keyId()),
        Base64.getEncoder().encodeToString(key.der()), key.pem(),
        key.endorsement() == null ? null : new Endorsement(key.endorsement(), key.endorsementSignature()));
  }
}
