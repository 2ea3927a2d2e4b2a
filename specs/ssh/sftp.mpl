/** A packet on the channel of the subsystem sftp (draft-ietf-secsh-filexfer-02 section 3). */
packet sftp_frame {
  length: uint32 value(sizeof(message));
  message: packet sftp()[length];
}

/** How sftp_frame begins: how many bytes there are to wait for. */
packet sftp_frame_length {
  length: uint32;
}

/** What a server gives out as a handle, for itself only: OpenSSH and this project's server number them. */
packet sftp_handle_number {
  number: uint32;
}

/** A request or response of the SSH File Transfer Protocol, version 3 (draft-ietf-secsh-filexfer-02 sections 4 to 8). */
packet sftp {
  type: byte variant {
    |1   -> Init
    |2   -> Version
    |3   -> Open
    |4   -> Close
    |5   -> Read
    |6   -> Write
    |7   -> Lstat
    |8   -> Fstat
    |9   -> Setstat
    |10  -> Fsetstat
    |11  -> Opendir
    |12  -> Readdir
    |13  -> Remove
    |14  -> Mkdir
    |15  -> Rmdir
    |16  -> Realpath
    |17  -> Stat
    |18  -> Rename
    |19  -> Readlink
    |20  -> Symlink
    |101 -> Status
    |102 -> Handle
    |103 -> Data
    |104 -> Name
    |105 -> Attrs
    |200 -> Extended
    |201 -> ExtendedReply
  };
  classify (type) {
  /** Section 4. The client may name extensions, too. */
  |Init -> version: uint32 default(3); extensions: array { extension: packet sftp_extension(); };
  |Version -> version: uint32 default(3); extensions: array { extension: packet sftp_extension(); };
  /** Section 6.3. */
  |Open ->
    id: uint32;
    filename: string32;
    reserved_pflags: bit[26] default(0);
    /** SSH_FXF_EXCL: the file must not exist. */
    excl: bit[1] default(false);
    trunc: bit[1] default(false);
    creat: bit[1] default(false);
    append: bit[1] default(false);
    write: bit[1] default(false);
    read: bit[1] default(false);
    attrs: packet sftp_attrs();
  |Close -> id: uint32; handle: binary;
  /** Section 6.4. */
  |Read ->
    id: uint32;
    handle: binary;
    offset: uint64;
    /** How many bytes to read at most. */
    len: uint32;
  |Write ->
    id: uint32;
    handle: binary;
    offset: uint64;
    data: string32;
  /** Section 6.8: without following symbolic links. */
  |Lstat -> id: uint32; path: string32;
  |Fstat -> id: uint32; handle: binary;
  /** Section 6.9. */
  |Setstat ->
    id: uint32;
    path: string32;
    attrs: packet sftp_attrs();
  |Fsetstat ->
    id: uint32;
    handle: binary;
    attrs: packet sftp_attrs();
  /** Section 6.7. */
  |Opendir -> id: uint32; path: string32;
  |Readdir -> id: uint32; handle: binary;
  /** Section 6.5. */
  |Remove -> id: uint32; filename: string32;
  /** Section 6.6. */
  |Mkdir ->
    id: uint32;
    path: string32;
    attrs: packet sftp_attrs();
  |Rmdir -> id: uint32; path: string32;
  /** Section 6.11. */
  |Realpath -> id: uint32; path: string32;
  |Stat -> id: uint32; path: string32;
  /** Section 6.5: newpath must not exist. */
  |Rename ->
    id: uint32;
    oldpath: string32;
    newpath: string32;
  /** Section 6.10. */
  |Readlink -> id: uint32; path: string32;
  /** Section 6.10 has linkpath first; OpenSSH and most others have targetpath first, as here (OpenSSH PROTOCOL section 4.1). */
  |Symlink ->
    id: uint32;
    targetpath: string32;
    linkpath: string32;
  /** Section 7. */
  |Status ->
    id: uint32;
    code: uint32 variant {
      |0 -> Ok
      |1 -> Eof
      |2 -> NoSuchFile
      |3 -> PermissionDenied
      |4 -> Failure
      |5 -> BadMessage
      |6 -> NoConnection
      |7 -> ConnectionLost
      |8 -> OpUnsupported
    };
    /** Servers of versions before 3 send neither message nor language. */
    error_message: string32 when (remaining() > 0);
    language_tag: string32 when (remaining() > 0);
  |Handle ->
    id: uint32;
    /** At most 256 bytes, for the server only. */
    handle: binary;
  |Data -> id: uint32; data: string32;
  |Name ->
    id: uint32;
    count: uint32 value(array_length(names));
    names: array (count) {
      filename: string32;
      /** As `ls -l` shows it. */
      longname: string32;
      attrs: packet sftp_attrs();
    };
  |Attrs -> id: uint32; attrs: packet sftp_attrs();
  /** Section 8, and OpenSSH PROTOCOL sections 4.3 to 4.11. */
  |Extended ->
    id: uint32;
    extended_request: string32;
    classify (extended_request) {
    /** Replaces newpath. */
    |"posix-rename@openssh.com":"PosixRename" -> oldpath: string32; newpath: string32;
    /** The reply is sftp_statvfs. */
    |"statvfs@openssh.com":"Statvfs" -> path: string32;
    |"fstatvfs@openssh.com":"Fstatvfs" -> handle: binary;
    |"hardlink@openssh.com":"Hardlink" -> oldpath: string32; newpath: string32;
    |"fsync@openssh.com":"Fsync" -> handle: binary;
    /** Setstat without following symbolic links. */
    |"lsetstat@openssh.com":"Lsetstat" -> path: string32; attrs: packet sftp_attrs();
    /** The reply is sftp_limits. */
    |"limits@openssh.com":"Limits" -> ();
    /** Realpath that knows `~`. */
    |"expand-path@openssh.com":"ExpandPath" -> path: string32;
    /** draft-ietf-secsh-filexfer-extensions-00 section 7. */
    |"copy-data":"CopyData" ->
      read_from_handle: binary;
      read_from_offset: uint64;
      /** 0: up to the end of the file. */
      read_data_length: uint64;
      write_to_handle: binary;
      write_to_offset: uint64;
    |"home-directory":"HomeDirectory" -> username: string32;
    /** The reply is sftp_users_groups. */
    |"users-groups-by-id@openssh.com":"UsersGroupsById" ->
      uids_length: uint32 value(sizeof(uids));
      uids: array[uids_length] { uid: uint32; };
      gids_length: uint32 value(sizeof(gids));
      gids: array[gids_length] { gid: uint32; };
    |_:"Other" -> data: byte[remaining()];
    };
  |ExtendedReply ->
    id: uint32;
    /** What it is depends on the request: see sftp_statvfs, sftp_limits, sftp_users_groups. */
    data: byte[remaining()];
  |_:"Unknown" -> data: byte[remaining()];
  };
}

/** An extension that a peer has (section 4). */
packet sftp_extension {
  extension_name: string32;
  /** Mostly the version of the extension, in decimal. */
  extension_data: string32;
}

/** ATTRS: attributes of a file (section 5). The flags say which are there. */
packet sftp_attrs {
  has_extended: bit[1];
  reserved: bit[27] default(0);
  has_acmodtime: bit[1];
  has_permissions: bit[1];
  has_uidgid: bit[1];
  has_size: bit[1];
  size: uint64 when (has_size);
  uid: uint32 when (has_uidgid);
  gid: uint32 when (has_uidgid);
  /** st_mode of POSIX. */
  permissions: uint32 when (has_permissions);
  /** Seconds since 1970. */
  atime: uint32 when (has_acmodtime);
  mtime: uint32 when (has_acmodtime);
  extended_count: uint32 value(array_length(extended)) when (has_extended);
  extended: array (extended_count) {
    extended_type: string32;
    extended_data: string32;
  } when (has_extended);
}

/** The data of the reply to statvfs@openssh.com and fstatvfs@openssh.com (OpenSSH PROTOCOL section 4.4). */
packet sftp_statvfs {
  /** File system block size. */
  f_bsize: uint64;
  /** Fundamental file system block size; blocks below are of this size. */
  f_frsize: uint64;
  f_blocks: uint64;
  f_bfree: uint64;
  f_bavail: uint64;
  f_files: uint64;
  f_ffree: uint64;
  f_favail: uint64;
  f_fsid: uint64 show(hex);
  reserved_flags: bit[62] default(0);
  nosuid: bit[1] default(false);
  rdonly: bit[1] default(false);
  f_namemax: uint64;
}

/** The data of the reply to limits@openssh.com (OpenSSH PROTOCOL section 4.8); 0 stands for no limit. */
packet sftp_limits {
  max_packet_length: uint64;
  max_read_length: uint64;
  max_write_length: uint64;
  max_open_handles: uint64;
}

/** The data of the reply to users-groups-by-id@openssh.com: a name for each id, empty where there is none (OpenSSH PROTOCOL section 4.11). */
packet sftp_users_groups {
  usernames_length: uint32 value(sizeof(usernames));
  usernames: array[usernames_length] { username: string32; };
  groupnames_length: uint32 value(sizeof(groupnames));
  groupnames: array[groupnames_length] { groupname: string32; };
}
