"""What stands before a portal: signing in, invitations, the choice of a role, health."""
