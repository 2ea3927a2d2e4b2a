/** A message on the socket of an agent (draft-ietf-sshm-ssh-agent section 3). */
packet ssh_agent_frame {
  length: uint32 value(sizeof(message));
  message: packet ssh_agent()[length];
}

/** A request to an agent, or its response (draft-ietf-sshm-ssh-agent section 3). */
packet ssh_agent {
  message: byte variant {
    |5  -> Failure
    |6  -> Success
    |11 -> RequestIdentities
    |12 -> IdentitiesAnswer
    |13 -> SignRequest
    |14 -> SignResponse
    |17 -> AddIdentity
    |18 -> RemoveIdentity
    |19 -> RemoveAllIdentities
    |20 -> AddSmartcardKey
    |21 -> RemoveSmartcardKey
    |22 -> Lock
    |23 -> Unlock
    |25 -> AddIdConstrained
    |26 -> AddSmartcardKeyConstrained
    |27 -> Extension
    |28 -> ExtensionFailure
    |29 -> ExtensionResponse
  };
  classify (message) {
  |Failure -> ();
  |Success -> ();
  |RequestIdentities -> ();
  |IdentitiesAnswer ->
    nkeys: uint32 value(array_length(keys));
    keys: array (nkeys) {
      length: uint32 value(sizeof(key));
      key: packet ssh_public_key()[length];
      comment: string32;
    };
  |SignRequest ->
    key_length: uint32 value(sizeof(key));
    key: packet ssh_public_key()[key_length];
    data: binary;
    reserved_flags: bit[29] default(0);
    /** SSH_AGENT_RSA_SHA2_512. */
    rsa_sha2_512: bit[1] default(false);
    /** SSH_AGENT_RSA_SHA2_256. */
    rsa_sha2_256: bit[1] default(false);
    reserved_flag: bit[1] default(false);
  |SignResponse ->
    signature_length: uint32 value(sizeof(signature));
    signature: packet ssh_signature()[signature_length];
  |AddIdentity -> key: packet ssh_private_key();
  |RemoveIdentity ->
    key_length: uint32 value(sizeof(key));
    key: packet ssh_public_key()[key_length];
  |RemoveAllIdentities -> ();
  |AddSmartcardKey -> token: string32; pin: string32;
  |RemoveSmartcardKey -> token: string32; pin: string32;
  |Lock -> passphrase: string32;
  |Unlock -> passphrase: string32;
  |AddIdConstrained ->
    key: packet ssh_private_key();
    constraints: array { constraint: packet ssh_agent_constraint(); };
  |AddSmartcardKeyConstrained ->
    token: string32;
    pin: string32;
    constraints: array { constraint: packet ssh_agent_constraint(); };
  |Extension ->
    extension_type: string32;
    classify (extension_type) {
    |"query":"Query" -> ();
    /** Ties a connection to the session that it is forwarded in (OpenSSH PROTOCOL.agent section 1). */
    |"session-bind@openssh.com":"SessionBind" ->
      hostkey_length: uint32 value(sizeof(hostkey));
      hostkey: packet ssh_public_key()[hostkey_length];
      session_identifier: binary;
      signature_length: uint32 value(sizeof(signature));
      signature: packet ssh_signature()[signature_length];
      is_forwarding: boolean;
    |_:"Other" -> contents: byte[remaining()];
    };
  |ExtensionFailure -> ();
  /** Agents that answer with Success instead are right, too. */
  |ExtensionResponse ->
    extension_type: string32;
    classify (extension_type) {
    |"query":"QueryAnswer" -> extensions: array { extension: string32; };
    |_:"OtherAnswer" -> contents: byte[remaining()];
    };
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** What a key may be used for (draft-ietf-sshm-ssh-agent section 3.2.7). */
packet ssh_agent_constraint {
  constraint_type: byte variant { |1 -> Lifetime |2 -> Confirm |3 -> MaxSign |255 -> Extension };
  classify (constraint_type) {
  |Lifetime -> seconds: uint32;
  |Confirm -> ();
  /** For XMSS keys (OpenSSH PROTOCOL.agent section 3). */
  |MaxSign -> max_signatures: uint32;
  |Extension ->
    constraint_name: string32;
    classify (constraint_name) {
    /** The library that speaks to the security key (OpenSSH PROTOCOL.agent). */
    |"sk-provider@openssh.com":"SkProvider" -> provider: string32;
    /** OpenSSH PROTOCOL.agent section 2. */
    |"restrict-destination-v00@openssh.com":"RestrictDestination" ->
      length: uint32 value(sizeof(destinations));
      destinations: array[length] {
        destination_length: uint32 value(sizeof(destination));
        destination: packet ssh_agent_destination()[destination_length];
      };
    /** Certificates for keys on a token. */
    |"associated-certs-v00@openssh.com":"AssociatedCerts" ->
      certificates_only: boolean;
      length: uint32 value(sizeof(certificates));
      certificates: array[length] { certificate: packet ssh_public_key_string(); };
    /** Constraints behind one that is not known cannot be found. */
    |_:"Other" -> details: byte[remaining()];
    };
  /** Constraints behind one that is not known cannot be found. */
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** A hop that a key may be used for: from one host to a user at another (OpenSSH PROTOCOL.agent section 2). */
packet ssh_agent_destination {
  from_length: uint32 value(sizeof(from));
  /** The host where the agent is forwarded to; empty for where it runs. */
  from: packet ssh_agent_hop()[from_length];
  to_length: uint32 value(sizeof(to));
  to: packet ssh_agent_hop()[to_length];
  reserved: binary default("");
}

/** One end of a hop. */
packet ssh_agent_hop {
  user_name: string32;
  host_name: string32;
  reserved: binary default("");
  keys: array {
    length: uint32 value(sizeof(key));
    key: packet ssh_public_key()[length];
    is_ca: boolean;
  };
}
