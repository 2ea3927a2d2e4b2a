/* User authentication (RFC 4252): the method is a string, the kind of the public key request a boolean. */
packet auth_req {
  user_name: string32;
  service: string32 const("ssh-connection");
  authmethod: string32;
  classify (authmethod) {
  |"none":"None" -> ();
  |"publickey":"PublicKey" ->
    signed: boolean;
    algorithm: string32;
    blob: string32;
    classify (signed) {
    |true:"Request" -> signature: string32;
    |false:"Check" -> ();
    };
  |"password":"Password" ->
    changing: boolean;
    password: string32;
    classify (changing) {
    |true:"Change" -> new_password: string32;
    |false:"Plain" -> ();
    };
  };
}

packet auth_failure {
  methods: string32;
  partial: boolean default(false);
}

/* Which message it is depends on what was asked: one number, three meanings. */
packet auth_message (int phase, bool interactive) {
  number: byte;
  classify (number) {
  |50:"Request" -> req: packet auth_req();
  |51:"Failure" -> failure: packet auth_failure();
  |52:"Success" -> ();
  |53:"Banner" -> message: string32; language: string32 default("en");
  |60:"PublicKeyOk" when (phase == 1) -> algorithm: string32; blob: string32;
  |60:"PasswordChange" when (phase == 2 && !interactive) -> prompt: string32; language: string32;
  |60:"InfoRequest" when (phase > 2 && interactive) ->
    name: string32;
    instruction: string32;
    language: string32;
    num_prompts: uint32 value(array_length(prompts));
    prompts: array (num_prompts) { prompt: string32; echo: boolean; };
  |61:"InfoResponse" when (interactive) ->
    num_responses: uint32 value(array_length(responses));
    responses: array (num_responses) { response: string32; };
  };
}
