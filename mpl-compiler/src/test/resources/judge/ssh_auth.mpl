/* SSH authentication (RFC 4252): a string chooses. */
packet auth_req (boolean allow_host) {
  user_name: string32;
  service: string32 default("ssh-connection");
  auth_type: string32;
  classify (auth_type) {
  |"none":"None" -> ();
  |"publickey":"PublicKey" ->
    signed: boolean;
    algorithm: string32;
    blob: string32;
    classify (signed) {
    |true:"Signed" -> signature: string32;
    |false:"Query" -> ();
    };
  |"password":"Password" ->
    changing: boolean const(false);
    password: string32;
  |"keyboard-interactive":"Interactive" ->
    language: string32 default("");
    submethods: string32 default("");
  |"hostbased":"HostBased" when (allow_host) ->
    algorithm: string32;
    certificates: string32;
    host: string32;
    user: string32;
    signature: string32;
  };
}

packet auth (boolean allow_host) {
  pclass: byte;
  classify (pclass) {
  |50:"Req" ->
    user_name: string32;
    service: string32;
    auth_type: string32;
    classify (auth_type) {
    |"none":"None" -> ();
    |"publickey":"PublicKey" ->
      is_signed: boolean;
      classify (is_signed) {
      |true:"Signed" -> algorithm: string32; blob: string32; signature: string32;
      |false:"Query" -> algorithm: string32; blob: string32;
      };
    |"pass" + "word":"Password" -> changing: boolean; password: string32;
    };
    trailer: label;
  |51:"Failure" -> methods: string32; partial: boolean;
  |52:"Success" -> ();
  |53:"Banner" -> message: string32; language: string32;
  |54:"Nested" -> request: packet auth_req(allow_host);
  |60:"InfoRequest" ->
    name: string32;
    instruction: string32;
    language: string32;
    num_prompts: uint32 value(array_length(prompts));
    prompts: array (num_prompts) { prompt: string32; echo: boolean; };
  |61:"InfoResponse" ->
    num: uint32;
    responses: array (num) { response: string32; };
  };
}
