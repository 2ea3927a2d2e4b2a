/** A message of the connection protocol (RFC 4254). */
packet ssh_connection {
  message: byte variant {
    |80  -> GlobalRequest
    |81  -> RequestSuccess
    |82  -> RequestFailure
    |90  -> ChannelOpen
    |91  -> ChannelOpenConfirmation
    |92  -> ChannelOpenFailure
    |93  -> ChannelWindowAdjust
    |94  -> ChannelData
    |95  -> ChannelExtendedData
    |96  -> ChannelEof
    |97  -> ChannelClose
    |98  -> ChannelRequest
    |99  -> ChannelSuccess
    |100 -> ChannelFailure
  };
  classify (message) {
  /** RFC 4254 section 4. */
  |GlobalRequest -> request: packet ssh_global_request();
  |RequestSuccess ->
    /** What it is depends on the request: see ssh_forwarded_port, ssh_proven_hostkeys. */
    data: byte[remaining()];
  |RequestFailure -> ();
  /** RFC 4254 section 5.1. */
  |ChannelOpen -> open: packet ssh_channel_open();
  |ChannelOpenConfirmation ->
    recipient_channel: uint32;
    sender_channel: uint32;
    initial_window_size: uint32;
    maximum_packet_size: uint32;
    /** Of the channel's type; the types that are known have none. */
    data: byte[remaining()];
  |ChannelOpenFailure ->
    recipient_channel: uint32;
    reason_code: uint32 variant {
      |1 -> AdministrativelyProhibited
      |2 -> ConnectFailed
      |3 -> UnknownChannelType
      |4 -> ResourceShortage
    };
    description: string32;
    language_tag: string32 default("");
  /** RFC 4254 section 5.2. */
  |ChannelWindowAdjust -> recipient_channel: uint32; bytes_to_add: uint32;
  |ChannelData -> recipient_channel: uint32; data: string32;
  |ChannelExtendedData ->
    recipient_channel: uint32;
    data_type_code: uint32 variant { |1 => Stderr };
    data: string32;
  /** RFC 4254 section 5.3. */
  |ChannelEof -> recipient_channel: uint32;
  |ChannelClose -> recipient_channel: uint32;
  /** RFC 4254 section 5.4. */
  |ChannelRequest -> request: packet ssh_channel_request();
  |ChannelSuccess -> recipient_channel: uint32;
  |ChannelFailure -> recipient_channel: uint32;
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** SSH_MSG_GLOBAL_REQUEST, behind the message number (RFC 4254 section 4). */
packet ssh_global_request {
  request_name: string32;
  want_reply: boolean;
  classify (request_name) {
  /** RFC 4254 section 7.1. */
  |"tcpip-forward":"TcpipForward" ->
    /** "" for all addresses, "0.0.0.0" and "::" for those of one family, "localhost", "127.0.0.1" and "::1" for loopback. */
    address_to_bind: string32;
    /** 0: the server chooses one and tells which (ssh_forwarded_port). */
    port_number_to_bind: uint32;
  |"cancel-tcpip-forward":"CancelTcpipForward" ->
    address_to_bind: string32;
    port_number_to_bind: uint32;
  /** OpenSSH PROTOCOL section 2.4. */
  |"streamlocal-forward@openssh.com":"StreamlocalForward" -> socket_path: string32;
  |"cancel-streamlocal-forward@openssh.com":"CancelStreamlocalForward" -> socket_path: string32;
  /** All host keys of the server (OpenSSH PROTOCOL section 2.5, draft-miller-sshm-hostkey-update). */
  |"hostkeys-00@openssh.com":"Hostkeys" ->
    hostkeys: array { hostkey: packet ssh_public_key_string(); };
  /** Asks for proof of some of them; the reply is ssh_proven_hostkeys. */
  |"hostkeys-prove-00@openssh.com":"HostkeysProve" ->
    hostkeys: array { hostkey: packet ssh_public_key_string(); };
  /** OpenSSH PROTOCOL section 2.2. */
  |"no-more-sessions@openssh.com":"NoMoreSessions" -> ();
  /** Only to get a reply, mostly a failure. */
  |"keepalive@openssh.com":"Keepalive" -> ();
  |_:"Other" -> data: byte[remaining()];
  };
}

/** The data of the reply to a tcpip-forward of port 0 (RFC 4254 section 7.1). */
packet ssh_forwarded_port { port: uint32; }

/** The data of the reply to hostkeys-prove-00@openssh.com: a signature for each key (OpenSSH PROTOCOL section 2.5). */
packet ssh_proven_hostkeys {
  signatures: array {
    length: uint32 value(sizeof(signature));
    signature: packet ssh_signature()[length];
  };
}

/** What is signed for each key in the reply to hostkeys-prove-00@openssh.com (OpenSSH PROTOCOL section 2.5). */
packet ssh_hostkey_proof {
  request_name: string32 default("hostkeys-prove-00@openssh.com");
  session_identifier: binary;
  hostkey: packet ssh_public_key_string();
}

/** SSH_MSG_CHANNEL_OPEN, behind the message number (RFC 4254 section 5.1). */
packet ssh_channel_open {
  channel_type: string32;
  sender_channel: uint32;
  /** How many bytes the other side may send before the window is adjusted. */
  initial_window_size: uint32;
  maximum_packet_size: uint32;
  classify (channel_type) {
  /** RFC 4254 section 6.1. */
  |"session":"Session" -> ();
  /** RFC 4254 section 6.3.2. */
  |"x11":"X11" -> originator_address: string32; originator_port: uint32;
  /** RFC 4254 section 7.2. */
  |"forwarded-tcpip":"ForwardedTcpip" ->
    address_that_was_connected: string32;
    port_that_was_connected: uint32;
    originator_address: string32;
    originator_port: uint32;
  |"direct-tcpip":"DirectTcpip" ->
    host_to_connect: string32;
    port_to_connect: uint32;
    originator_address: string32;
    originator_port: uint32;
  /** OpenSSH PROTOCOL section 2.4. */
  |"forwarded-streamlocal@openssh.com":"ForwardedStreamlocal" ->
    socket_path: string32;
    reserved: string32 default("");
  |"direct-streamlocal@openssh.com":"DirectStreamlocal" ->
    socket_path: string32;
    reserved: string32 default("");
    reserved_number: uint32 default(0);
  /** OpenSSH PROTOCOL section 2.3. */
  |"tun@openssh.com":"Tun" ->
    mode: uint32 variant { |1 -> PointToPoint |2 -> Ethernet };
    /** 0x7fffffff lets the server choose one. */
    unit_number: uint32 default(0x7fff_ffff);
  /** A connection to the agent (draft-ietf-sshm-ssh-agent section 4). */
  |"auth-agent@openssh.com":"AuthAgentOpenssh" -> ();
  |"agent-connect":"AgentConnect" -> ();
  |_:"Other" -> data: byte[remaining()];
  };
}

/** SSH_MSG_CHANNEL_REQUEST, behind the message number (RFC 4254 section 5.4). */
packet ssh_channel_request {
  recipient_channel: uint32;
  request_type: string32;
  want_reply: boolean;
  classify (request_type) {
  /** RFC 4254 section 6.2. */
  |"pty-req":"PtyReq" ->
    /** TERM: vt100, xterm .. */
    terminal: string32;
    width_characters: uint32;
    height_rows: uint32;
    width_pixels: uint32 default(0);
    height_pixels: uint32 default(0);
    modes_length: uint32 value(sizeof(modes));
    modes: array[modes_length] { mode: packet ssh_terminal_mode(); };
  /** RFC 4254 section 6.3.1. */
  |"x11-req":"X11Req" ->
    single_connection: boolean;
    /** MIT-MAGIC-COOKIE-1 .. */
    authentication_protocol: string32;
    /** Hexadecimal. */
    authentication_cookie: string32;
    screen_number: uint32;
  /** RFC 4254 section 6.4. */
  |"env":"Env" -> variable_name: string32; variable_value: string32;
  /** RFC 4254 section 6.5. */
  |"shell":"Shell" -> ();
  |"exec":"Exec" -> command: string32;
  |"subsystem":"Subsystem" -> subsystem_name: string32;
  /** RFC 4254 section 6.7. */
  |"window-change":"WindowChange" ->
    width_columns: uint32;
    height_rows: uint32;
    width_pixels: uint32 default(0);
    height_pixels: uint32 default(0);
  /** RFC 4254 section 6.8. */
  |"xon-xoff":"XonXoff" -> client_can_do: boolean;
  /** RFC 4254 section 6.9. */
  |"signal":"Signal" ->
    /** Without SIG: ABRT, ALRM, FPE, HUP, ILL, INT, KILL, PIPE, QUIT, SEGV, TERM, USR1, USR2. */
    signal_name: string32;
  /** RFC 4254 section 6.10. */
  |"exit-status":"ExitStatus" -> exit_status: uint32;
  |"exit-signal":"ExitSignal" ->
    signal_name: string32;
    core_dumped: boolean;
    error_message: string32 default("");
    language_tag: string32 default("");
  /** RFC 4335 section 3. */
  |"break":"Break" ->
    /** In milliseconds; 0 for the default. */
    break_length: uint32;
  /** RFC 4254 does not have it; draft-ietf-sshm-ssh-agent section 4. */
  |"auth-agent-req@openssh.com":"AuthAgentReqOpenssh" -> ();
  |"agent-req":"AgentReq" -> ();
  /** Nothing will be read any more (OpenSSH PROTOCOL section 2.1). */
  |"eow@openssh.com":"Eow" -> ();
  |"keepalive@openssh.com":"Keepalive" -> ();
  |_:"Other" -> data: byte[remaining()];
  };
}

/** An encoded terminal mode (RFC 4254 section 8, RFC 8160). */
packet ssh_terminal_mode {
  opcode: byte variant {
    |0   -> End
    |1   -> VINTR
    |2   -> VQUIT
    |3   -> VERASE
    |4   -> VKILL
    |5   -> VEOF
    |6   -> VEOL
    |7   -> VEOL2
    |8   -> VSTART
    |9   -> VSTOP
    |10  -> VSUSP
    |11  -> VDSUSP
    |12  -> VREPRINT
    |13  -> VWERASE
    |14  -> VLNEXT
    |15  -> VFLUSH
    |16  -> VSWTCH
    |17  -> VSTATUS
    |18  -> VDISCARD
    |30  -> IGNPAR
    |31  -> PARMRK
    |32  -> INPCK
    |33  -> ISTRIP
    |34  -> INLCR
    |35  -> IGNCR
    |36  -> ICRNL
    |37  -> IUCLC
    |38  -> IXON
    |39  -> IXANY
    |40  -> IXOFF
    |41  -> IMAXBEL
    |42  -> IUTF8
    |50  -> ISIG
    |51  -> ICANON
    |52  -> XCASE
    |53  -> ECHO
    |54  -> ECHOE
    |55  -> ECHOK
    |56  -> ECHONL
    |57  -> NOFLSH
    |58  -> TOSTOP
    |59  -> IEXTEN
    |60  -> ECHOCTL
    |61  -> ECHOKE
    |62  -> PENDIN
    |70  -> OPOST
    |71  -> OLCUC
    |72  -> ONLCR
    |73  -> OCRNL
    |74  -> ONOCR
    |75  -> ONLRET
    |90  -> CS7
    |91  -> CS8
    |92  -> PARENB
    |93  -> PARODD
    |128 -> TtyOpIspeed
    |129 -> TtyOpOspeed
  };
  classify (opcode) {
  |0:"Stop" -> ();
  |1..159:"Mode" -> argument: uint32;
  /** Nothing is known of opcodes from 160 on, so that what follows cannot be read. */
  |_:"Unknown" -> data: byte[remaining()];
  };
}
