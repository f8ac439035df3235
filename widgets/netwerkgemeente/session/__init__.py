"""What notebooks of a session show: the room, a participant's place in it, and the leader's kit."""
