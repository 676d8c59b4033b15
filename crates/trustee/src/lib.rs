//! A trustee's part: the key ceremony, the sign-off and the decryption share
