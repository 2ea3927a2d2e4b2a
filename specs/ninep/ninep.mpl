/** A message of 9P2000, the file protocol of Plan 9 (intro(5)). All numbers are little-endian. */
packet ninep {
  endian little;
  /** Of the whole message. */
  size: uint32 value(offset(body)) min(7);
  message_type: byte variant {
    |100 -> Tversion
    |101 -> Rversion
    |102 -> Tauth
    |103 -> Rauth
    |104 -> Tattach
    |105 -> Rattach
    |106 -> Terror
    |107 -> Rerror
    |108 -> Tflush
    |109 -> Rflush
    |110 -> Twalk
    |111 -> Rwalk
    |112 -> Topen
    |113 -> Ropen
    |114 -> Tcreate
    |115 -> Rcreate
    |116 -> Tread
    |117 -> Rread
    |118 -> Twrite
    |119 -> Rwrite
    |120 -> Tclunk
    |121 -> Rclunk
    |122 -> Tremove
    |123 -> Rremove
    |124 -> Tstat
    |125 -> Rstat
    |126 -> Twstat
    |127 -> Rwstat
  };
  /** Says which request a reply belongs to; 0xffff (NOTAG) in version(5). */
  tag: uint16;
  body: classify (message_type)[size - 7] {
  |Tversion ->
    /** The longest message that the client takes. */
    msize: uint32;
    version: string16 default("9P2000");
  |Rversion -> msize: uint32; version: string16 default("9P2000");
  |Tauth ->
    afid: uint32;
    uname: string16;
    aname: string16;
    /** 9P2000.u: the number of the user. */
    n_uname: uint32 when (remaining() > 0);
  |Rauth -> aqid: packet ninep_qid();
  |Tattach ->
    fid: uint32;
    /** 0xffffffff (NOFID) without authentication. */
    afid: uint32 default(0xffffffff);
    uname: string16;
    aname: string16;
    /** 9P2000.u: the number of the user. */
    n_uname: uint32 when (remaining() > 0);
  |Rattach -> qid: packet ninep_qid();
  |Terror ->
    /** Never sent. */
    bytes: byte[remaining()];
  |Rerror ->
    ename: string16;
    /** 9P2000.u: the number of the error on Unix. */
    errno: uint32 when (remaining() > 0);
  |Tflush -> oldtag: uint16;
  |Rflush -> ();
  |Twalk ->
    fid: uint32;
    newfid: uint32;
    nwname: uint16 value(array_length(names)) max(16);
    names: array (nwname) { wname: string16; };
  |Rwalk ->
    nwqid: uint16 value(array_length(qids)) max(16);
    qids: array (nwqid) { wqid: packet ninep_qid(); };
  |Topen -> fid: uint32; mode: packet ninep_mode();
  |Ropen ->
    qid: packet ninep_qid();
    /** The longest read or write that is not split; 0 if there is no such promise. */
    iounit: uint32;
  |Tcreate ->
    fid: uint32;
    name: string16;
    perm: packet ninep_permissions();
    mode: packet ninep_mode();
    /** 9P2000.u: the target of a link, or the numbers of a device. */
    extension: string16 when (remaining() > 0);
  |Rcreate -> qid: packet ninep_qid(); iounit: uint32;
  |Tread ->
    fid: uint32;
    offset: uint64;
    count: uint32;
  |Rread -> count: uint32 value(sizeof(data)); data: byte[count];
  |Twrite ->
    fid: uint32;
    offset: uint64;
    count: uint32 value(sizeof(data));
    data: byte[count];
  |Rwrite -> count: uint32;
  |Tclunk -> fid: uint32;
  |Rclunk -> ();
  |Tremove -> fid: uint32;
  |Rremove -> ();
  |Tstat -> fid: uint32;
  |Rstat ->
    /** Its length is there twice: here, and at its start. */
    nstat: uint16 value(sizeof(stat));
    stat: packet ninep_stat()[nstat];
  |Twstat ->
    fid: uint32;
    nstat: uint16 value(sizeof(stat));
    stat: packet ninep_stat()[nstat];
  |Rwstat -> ();
  |_:"Unknown" -> bytes: byte[remaining()];
  };
}

/** What the server knows a file by (intro(5)). */
packet ninep_qid() {
  endian little;
  /** The upper 8 bits of the file's mode. */
  directory: bit[1] default(false);
  append_only: bit[1] default(false);
  exclusive: bit[1] default(false);
  mount: bit[1] default(false);
  authentication: bit[1] default(false);
  temporary: bit[1] default(false);
  unused: bit[2] default(0);
  /** Grows with each change of the file; 0 if nobody counts. */
  version: uint32;
  path: uint64 show(hex);
}

/** How a file is opened (open(5)). */
packet ninep_mode() {
  unused: bit[1] default(0);
  /** ORCLOSE: the file is removed when it is closed. */
  remove_on_close: bit[1] default(false);
  unused_2: bit[1] default(0);
  /** OTRUNC: the file is emptied. */
  truncate: bit[1] default(false);
  unused_3: bit[2] default(0);
  access: bit[2] variant { |0 => Read |1 -> Write |2 -> ReadWrite |3 -> Execute };
}

/** Mode of a file (stat(5)). It is a little-endian number, so that its lowest byte comes first. */
packet ninep_permissions() {
  owner_write: bit[1] default(false);
  owner_execute: bit[1] default(false);
  group_read: bit[1] default(false);
  group_write: bit[1] default(false);
  group_execute: bit[1] default(false);
  other_read: bit[1] default(false);
  other_write: bit[1] default(false);
  other_execute: bit[1] default(false);
  unused: bit[7] default(0);
  owner_read: bit[1] default(false);
  unused_2: bit[8] default(0);
  /** DMDIR. */
  directory: bit[1] default(false);
  /** DMAPPEND. */
  append_only: bit[1] default(false);
  /** DMEXCL: open by one client at a time. */
  exclusive: bit[1] default(false);
  /** DMMOUNT. */
  mount: bit[1] default(false);
  /** DMAUTH. */
  authentication: bit[1] default(false);
  /** DMTMP: not part of backups. */
  temporary: bit[1] default(false);
  unused_3: bit[2] default(0);
}

/** An entry of a directory (stat(5)). In Twstat, numbers of all ones and empty strings mean that nothing changes. */
packet ninep_stat() {
  endian little;
  /** Of what follows. */
  size: uint16 value(offset(muid) - 2);
  /** For use by the kernel of the server. */
  kernel_type: uint16 default(0);
  dev: uint32 default(0);
  qid: packet ninep_qid();
  mode: packet ninep_permissions();
  /** Last read: seconds since 1970. */
  atime: uint32;
  /** Last write. */
  mtime: uint32;
  length: uint64;
  name: string16;
  uid: string16;
  gid: string16;
  /** Who wrote it last. */
  muid: string16;
}
