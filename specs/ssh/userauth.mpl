/**
 * A message of the authentication protocol (RFC 4252, RFC 4256, RFC 4462). method is the name of the method that is under way, as the last request
 * has it: it tells what the messages 60 to 79 mean. Without it they keep their bytes.
 */
packet ssh_userauth(bytes method) {
  message: byte;
  classify (message) {
  /** RFC 4252 section 5. */
  |50:"Request" ->
    /** UTF-8. */
    user_name: string32;
    /** What is started behind it, mostly ssh-connection. */
    service_name: string32;
    method_name: string32;
    classify (method_name) {
    /** Asks which methods can continue (RFC 4252 section 5.2). */
    |"none":"None" -> ();
    /** RFC 4252 section 8. */
    |"password":"Password" ->
      change: boolean;
      classify (change) {
      |false:"Login" -> password: string32;
      |true:"Change" -> old_password: string32; new_password: string32;
      };
    /** RFC 4252 section 7. Without a signature it asks whether the key would do. */
    |"publickey":"Publickey" ->
      signed: boolean;
      /** Of the signature: rsa-sha2-256 for a key of type ssh-rsa (RFC 8332 section 3.2). */
      algorithm_name: string32;
      public_key_length: uint32 value(sizeof(public_key));
      public_key: packet ssh_public_key()[public_key_length];
      signature_length: uint32 value(sizeof(signature)) when (signed);
      /** Of the session identifier as a string, and of everything before it in this message. */
      signature: packet ssh_signature()[signature_length] when (signed);
    /** The same, bound to the server's host key (OpenSSH PROTOCOL section 3.1). */
    |"publickey-hostbound-v00@openssh.com":"PublickeyHostbound" ->
      signed: boolean;
      algorithm_name: string32;
      public_key_length: uint32 value(sizeof(public_key));
      public_key: packet ssh_public_key()[public_key_length];
      host_key_length: uint32 value(sizeof(host_key));
      host_key: packet ssh_public_key()[host_key_length];
      signature_length: uint32 value(sizeof(signature)) when (signed);
      signature: packet ssh_signature()[signature_length] when (signed);
    /** RFC 4256 section 3.1. */
    |"keyboard-interactive":"KeyboardInteractive" ->
      language_tag: string32 default("");
      submethods: name_list default("");
    /** RFC 4252 section 9. */
    |"hostbased":"Hostbased" ->
      algorithm_name: string32;
      host_key_length: uint32 value(sizeof(host_key));
      /** With certificates, if there are some. */
      host_key: packet ssh_public_key()[host_key_length];
      /** The client's name. */
      client_host_name: string32;
      client_user_name: string32;
      signature_length: uint32 value(sizeof(signature));
      signature: packet ssh_signature()[signature_length];
    /** RFC 4462 section 3.2. */
    |"gssapi-with-mic":"GssapiWithMic" ->
      mechanism_count: uint32 value(array_length(mechanisms));
      mechanisms: array (mechanism_count) {
        /** In DER. */
        oid: binary;
      };
    /** RFC 4462 section 4. */
    |"gssapi-keyex":"GssapiKeyex" -> mic: binary;
    |_:"Other" -> data: byte[remaining()];
    };
  /** RFC 4252 section 5.1. */
  |51:"Failure" ->
    authentications_that_can_continue: name_list;
    partial_success: boolean default(false);
  |52:"Success" -> ();
  /** RFC 4252 section 5.4. */
  |53:"Banner" -> banner: string32; language_tag: string32 default("");
  /** SSH_MSG_USERAUTH_PASSWD_CHANGEREQ (RFC 4252 section 8). */
  |60:"PasswdChangereq" when (method == "password") ->
    prompt: string32;
    language_tag: string32 default("");
  /** SSH_MSG_USERAUTH_PK_OK (RFC 4252 section 7). */
  |60:"PkOk" when (method == "publickey" || method == "publickey-hostbound-v00@openssh.com") ->
    algorithm_name: string32;
    public_key_length: uint32 value(sizeof(public_key));
    public_key: packet ssh_public_key()[public_key_length];
  /** SSH_MSG_USERAUTH_INFO_REQUEST (RFC 4256 section 3.2). */
  |60:"InfoRequest" when (method == "keyboard-interactive") ->
    name: string32 default("");
    instruction: string32 default("");
    language_tag: string32 default("");
    num_prompts: uint32 value(array_length(prompts));
    prompts: array (num_prompts) {
      prompt: string32;
      /** Whether the answer is shown while it is typed. */
      echo: boolean;
    };
  /** SSH_MSG_USERAUTH_GSSAPI_RESPONSE (RFC 4462 section 3.3). */
  |60:"GssapiResponse" when (method == "gssapi-with-mic") ->
    /** In DER. */
    selected_mechanism: binary;
  /** SSH_MSG_USERAUTH_INFO_RESPONSE (RFC 4256 section 3.4). */
  |61:"InfoResponse" when (method == "keyboard-interactive") ->
    num_responses: uint32 value(array_length(responses));
    responses: array (num_responses) { response: string32; };
  /** SSH_MSG_USERAUTH_GSSAPI_TOKEN (RFC 4462 section 3.4). */
  |61:"GssapiToken" when (method == "gssapi-with-mic") -> token: binary;
  /** RFC 4462 section 3.5: without a MIC. */
  |63:"GssapiExchangeComplete" when (method == "gssapi-with-mic") -> ();
  /** RFC 4462 section 3.8. */
  |64:"GssapiError" when (method == "gssapi-with-mic") ->
    major_status: uint32;
    minor_status: uint32;
    error_message: string32;
    language_tag: string32 default("");
  /** RFC 4462 section 3.9. */
  |65:"GssapiErrtok" when (method == "gssapi-with-mic") -> error_token: binary;
  /** RFC 4462 section 3.5. */
  |66:"GssapiMic" when (method == "gssapi-with-mic") -> mic: binary;
  |_:"Unknown" -> data: byte[remaining()];
  };
}
