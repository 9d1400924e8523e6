#!/usr/bin/env bash
# The files of a home folder that programs log in with, found as files and as the output of a cell that prints them.
. "$(dirname "$0")/credential_files.sh"

pw=$(password)
found .env generic-password-assignment "$pw" <<<"APP_MODE=dev
SERVICE_PASSWORD=$pw"
found .netrc db-netrc "$pw" <<<"machine api.acme.io
  login ada
  password $pw"
found .pgpass db-pgpass-line "$pw" <<<"db.acme.io:5432:sales:ada:$pw"
found .git-credentials db-url-http-basic "$pw" <<<"https://ada:$pw@git.acme.io"
found .my.cnf db-mycnf "$pw" <<<"[client]
user=ada
password=$pw"
token=$(make_token npm-token 3)
found .npmrc npm-token "$token" <<<"//npm.acme.io/:_authToken=$token"
auth=$(make_token npm-auth-basic 3)
found legacy/.npmrc npm-auth-basic "$auth" <<<"_auth=$auth"
token=$(make_token pypi-token 3)
found .pypirc pypi-token "$token" <<<"[pypi]
username = __token__
password = $token"
found old/.pypirc pypirc-password "$pw" <<<"[distutils]
index-servers = acme

[acme]
repository = https://pypi.acme.io
username = ada
password = $pw"
auth=$(make_token docker-config-auth 3)
found .dockercfg docker-config-auth "$auth" <<<"{\"https://registry.acme.io\": {\"auth\": \"$auth\", \"email\": \"ada@acme.io\"}}"
found .docker/config.json docker-config-auth "$auth" <<<"{
  \"auths\": {
    \"registry.acme.io\": {
      \"auth\": \"$auth\"
    }
  }
}"
token=$(make_token github-pat 3)
found .bashrc github-pat "$token" <<<"alias ll='ls -l'
export GITHUB_TOKEN=$token"
found .zshrc generic-password-assignment "$pw" <<<"export SERVICE_PASSWORD='$pw'"
key=$(make_token aws-secret-access-key 3)
found .s3cfg generic-secret-assignment "$key" <<<"[default]
access_key = $(make_token aws-access-key-id 3)
secret_key = $key"
found .aws/credentials aws-secret-access-key "$key" <<<"[default]
aws_access_key_id = $(make_token aws-access-key-id 3)
aws_secret_access_key = $key"
found .boto aws-secret-access-key "$key" <<<"[Credentials]
aws_access_key_id = $(make_token aws-access-key-id 3)
aws_secret_access_key = $key"
found .ssh/id_ed25519 private-key-pem "$(make_token private-key-pem 4 | sed -n 2p)" <<<"$(make_token private-key-pem 4)"
found key.ppk private-key-putty "$(make_token private-key-putty 4 | tail -2 | head -1)" <<<"$(make_token private-key-putty 4)"
secret=$(make_token generic-secret-assignment 3)
found .config/gcloud/application_default_credentials.json generic-secret-assignment "$secret" <<<"{
  \"client_id\": \"acme.apps.googleusercontent.com\",
  \"client_secret\": \"$secret\",
  \"type\": \"authorized_user\"
}"
token=$(make_token vault-service-token 3)
found .vault-token vault-service-token "$token" <<<"$token"
found rclone.conf generic-pwd-assignment "$pw" <<<"[store]
type = sftp
host = files.acme.io
user = ada
pass = $pw"
token=$(make_token terraform-cloud-token 3)
found .terraformrc terraform-cloud-token "$token" <<<"credentials \"app.terraform.io\" {
  token = \"$token\"
}"
found .msmtprc mail-client-password "$pw" <<<"account acme
host smtp.acme.io
user ada
password       $pw"
found .config/pip/pip.conf pip-index-url-password "$pw" <<<"[global]
extra-index-url = https://ada:$pw@pypi.acme.io/simple"
token=$(make_token anaconda-token 3)
found .condarc anaconda-token "${token#/t/}" <<<"channels:
  - https://repo.anaconda.cloud$token/main"
found .dbt/profiles.yml generic-password-assignment "$pw" <<<"sales:
  outputs:
    dev:
      type: postgres
      user: ada
      password: $pw"
found .config/winscp.ini generic-password-assignment "$pw" <<<"[Sessions\\acme]
HostName=files.acme.io
Password=$pw"
found .smbcredentials generic-password-assignment "$pw" <<<"username=ada
password=$pw"
quiet dir/.pgpass <<<"# hostname:port:database:username:password"
quiet dir/.netrc <<<"machine api.acme.io login ada password \$API_PASSWORD"
